import type { Block } from './blocks.ts'
import { partCredit } from './credit.ts'
import type { ItemMedia } from './item.ts'
import { type PreparedPicture, pictureAddressAt, pictureKey } from './picture-source.ts'
import type { Body } from './read-body.ts'

const isPicture = ({ medium, type, address }: ItemMedia) =>
  (medium ? medium === 'image' : type ? /^image\/(?!svg)/.test(type) : /\.(?:jpe?g|png|webp|avif|gif)(?:\?|$)/i.test(address)) &&
  !/^image\/svg/.test(type ?? '')

const fromMedia = (media: ItemMedia): PreparedPicture | null => {
  const address = pictureAddressAt(media.address)
  if (!address) return null
  const { width, height } = media
  // Thumbnails that count readers, and logos of 1 × 1, come as media too.
  if ((width !== undefined && width < 40) || (height !== undefined && height < 40)) return null
  const sized = width && height && width < 20000 && height < 20000
  return {
    address,
    ...(media.alt ? { alt: media.alt.slice(0, 500) } : {}),
    ...partCredit(media.caption, media.credit),
    ...(sized ? { width, height } : {}),
  }
}

const indexOf = (block: Block) => {
  const indexes = [...block.html.matchAll(/src="picture:(\d+)"/g)]
  return block.tag === 'figure' && indexes.length === 1 ? Number(indexes[0]![1]) : undefined
}

const defined = (picture: PreparedPicture) =>
  Object.fromEntries(Object.entries(picture).filter(([, value]) => value !== undefined)) as PreparedPicture

/**
 * Takes the lead picture out of a piece: the one that the publisher gives as such, else the first of its media, else one that stands before the
 * third paragraph. The body does not show it a second time; what only the body knew of it (alt text, caption, credit, a larger size) is kept.
 * Gives the body with its pictures numbered anew, the lead at 0 when there is one.
 */
export const takeLeadPicture = (body: Body, media: ItemMedia[]): { blocks: Block[]; pictures: PreparedPicture[]; hasLead: boolean } => {
  const candidates = media.filter(isPicture).slice(0, 50)
  const chosen = [...candidates.filter(({ lead }) => lead), ...candidates].map(fromMedia).find((picture) => picture !== null)
  const key = chosen ? pictureKey(chosen.address) : undefined
  let lead: PreparedPicture | undefined = chosen ?? undefined
  let paragraphs = 0
  let taken = -1
  for (const [at, block] of body.blocks.entries()) {
    const index = indexOf(block)
    if (index === undefined) {
      if (block.tag === 'p') paragraphs++
      if (!chosen && paragraphs > 2) break
      continue
    }
    const inBody = body.pictures[index]!
    if (chosen ? pictureKey(inBody.address) !== key : false) continue
    lead = { ...defined(inBody), ...defined(lead ?? inBody) }
    if (chosen && (inBody.width ?? 0) > (chosen.width ?? 0))
      Object.assign(lead, { address: inBody.address, width: inBody.width, height: inBody.height })
    taken = at
    break
  }
  const blocks = body.blocks.filter((_, at) => at !== taken)
  const pictures: PreparedPicture[] = lead ? [defined(lead)] : []
  const numbers = new Map<string, number>()
  const renumber = (found: string, old: string) => {
    if (!numbers.has(old)) numbers.set(old, pictures.push(defined(body.pictures[Number(old)]!)) - 1)
    return found.replace(old, `${numbers.get(old)}`)
  }
  return {
    blocks: blocks.map((block) =>
      block.html.includes('"picture:') ? { ...block, html: block.html.replace(/(?<=<img src=")picture:(\d+)(?=")/g, renumber) } : block,
    ),
    pictures,
    hasLead: lead !== undefined,
  }
}
