import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { refuseMistakes } from './check-titles.ts'
import { ownerships } from './tables.ts'
import { address, pathOf, type TitleForm } from './title-form.ts'

const form = z.strictObject({
  publishers: z.array(
    z.strictObject({
      publisher: z.string().min(1),
      owner: z.string().min(1).max(200),
      ownership: z.enum(ownerships),
      source: address,
    }),
  ),
})

export type PublisherOwner = z.infer<typeof form>['publishers'][number]

/** Who owns the publishers of a catalogue: its folder's owners/publishers.json, none where there is no such file. Throws Refusal 'bad-titles' with every mistake. */
export const readOwners = async (folder: string): Promise<PublisherOwner[]> => {
  const file = join(folder, 'owners/publishers.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const read = form.safeParse(JSON.parse(text))
  if (read.success) return read.data.publishers
  refuseMistakes(
    read.error.issues.map((issue) => `owners/publishers.json: ${pathOf(issue.path)} ${issue.message}`),
    folder,
  )
  return []
}

/** Titles with what is known of their publishers' owners; what a title says itself goes before. Pure. */
export const withOwners = (titles: readonly TitleForm[], owners: readonly PublisherOwner[]): TitleForm[] => {
  const known = new Map(owners.map((one) => [one.publisher, one]))
  return titles.map((title) => {
    const found = known.get(title.publisher)
    return found && !title.owner ? { ...title, owner: found.owner, ownership: found.ownership, ownerSource: found.source } : title
  })
}
