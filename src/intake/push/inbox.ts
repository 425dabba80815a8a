import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { lstat, mkdir, open, opendir, realpath, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../base/database.ts'
import type { Log } from '../../base/log.ts'
import type { TitleId } from '../../titles/titles.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import { mostDocument, type Taking, takeDocument } from './take-document.ts'

/** How a file looked when it was last looked at: one that looks the same twice is no longer being written. */
export type Looks = Map<string, string>

/** `last`: the title whose documents were taken last; the next look begins behind it. */
export type Inbox = { folder: string; looks: Looks; told: Set<string>; last: string }

/** What of the folder is remembered between two looks, in this process alone: forgotten, a file waits one look longer. */
export const openInbox = (folder: string): Inbox => ({ folder, looks: new Map(), told: new Set(), last: '' })

const mostTitles = 2000
const mostNames = 1000
const mostInLook = 50
const mostOfTitle = 25
// Programs that write in place name their unfinished files so, and rename them when they are whole.
const unfinished = /^\.|(?:\.(?:part|partial|tmp|temp|filepart|crdownload|swp)|~)$/i
const titleId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const problem = (code: string, message: string): DocumentOutcome => ({
  ok: false,
  format: null,
  items: [],
  problems: [{ severity: 'error', code, message }],
})

const namesIn = async (folder: string, most: number): Promise<string[]> => {
  const names: string[] = []
  for await (const one of await opendir(folder)) {
    if (names.length >= most) break
    names.push(one.name)
  }
  return names.sort()
}

/** A folder that is one, and lies where it says: not a link to elsewhere. */
const isOwnFolder = async (folder: string): Promise<boolean> =>
  (await lstat(folder).catch(() => undefined))?.isDirectory() === true && (await realpath(folder).catch(() => '')) === folder

const lookOf = ({ ino, size, mtimeMs }: Stats) => `${ino} ${size} ${mtimeMs}`

type Read = { bytes: Buffer; look: string } | { refused: DocumentOutcome } | 'gone'

/** Reads a file that is one: no link is followed, no pipe waited for, no more read than a document may have. */
const readDocument = async (path: string): Promise<Read> => {
  const refused = (code: string, message: string) => ({ refused: problem(code, message) })
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = await file.stat()
      const { size, nlink } = stat
      if (!stat.isFile()) return refused('no-file', 'This is no plain file.')
      // A second name for the same file could be of one that lies elsewhere.
      if (nlink > 1) return refused('linked', 'This file has another name elsewhere (a hard link): copy it here.')
      if (size > mostDocument)
        return refused('too-large', `A document has ${mostDocument / 1_000_000} MB at most; this has ${(size / 1_000_000).toFixed(1)}.`)
      const bytes = Buffer.alloc(size)
      const { bytesRead } = await file.read(bytes, 0, size, 0)
      return { bytes: bytes.subarray(0, bytesRead), look: lookOf(stat) }
    } finally {
      await file.close()
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return 'gone'
    if (code === 'ELOOP') return refused('link', 'Links are not followed: copy the document here.')
    if (code === 'EACCES' || code === 'EPERM') return refused('unreadable-file', 'The paper may not read this file.')
    throw error
  }
}

const exists = async (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )

/**
 * Puts a file away with its note beside it, the note first: killed in between, the file is taken again, with the same outcome, and put away then. One of the same name that lies there already stays; the new one takes the time
 * before its name.
 */
const putAway = async (folder: string, name: string, outcome: DocumentOutcome, now: Date): Promise<string> => {
  const place = join(folder, outcome.ok ? 'done' : 'failed')
  await mkdir(place, { recursive: true })
  if (!(await isOwnFolder(place))) throw new Error(`${place} is not a folder of its own`)
  const as = (await exists(join(place, name))) ? `${now.toISOString().replaceAll(':', '-')} ${name}` : name
  // Whoever owns the folder could have put a link to elsewhere under a name that he can guess.
  const part = join(place, `.${randomBytes(12).toString('hex')}.part`)
  await writeFile(part, `${JSON.stringify({ at: now, ...outcome }, null, 2)}\n`, { flag: 'wx' })
  await rename(part, join(place, `${as}.json`))
  await rename(join(folder, name), join(place, as))
  return join(place, as)
}

/** Whether a file looks as it did at the last look, and so is whole; what is newer is remembered. */
const isStill = async (path: string, looks: Looks, seen: Set<string>): Promise<boolean> => {
  const stat = await lstat(path).catch(() => undefined)
  if (!stat || stat.isDirectory()) return false
  seen.add(path)
  const look = lookOf(stat)
  const still = looks.get(path) === look
  looks.set(path, look)
  return still
}

const summary = ({ items, problems, ok }: DocumentOutcome) =>
  ok
    ? [...Map.groupBy(items, ({ became }) => became)].map(([became, some]) => `${some.length} ${became}`).join(', ')
    : (problems[0]?.message ?? 'it cannot be read')

type Dropped = { title: TitleId; folder: string; name: string }

/** Takes one file. Gives the outcome; 'gone' where another process was faster or the file was written anew, undefined where there is no such title. */
const takeFile = async (
  db: Db,
  { title, folder, name }: Dropped,
  taking: Taking,
  now: Date,
): Promise<DocumentOutcome | 'gone' | undefined> => {
  const read = await readDocument(join(folder, name))
  if (read === 'gone') return 'gone'
  const outcome =
    'refused' in read
      ? read.refused
      : await takeDocument(db, { title, name, bytes: new Uint8Array(read.bytes), door: 'inbox' }, taking, now)
  if (!outcome) return undefined
  // Written anew while it was taken: what lies there now is another document, and is looked at by itself.
  if ('look' in read && (await lstat(join(folder, name)).then(lookOf, () => '')) !== read.look) return 'gone'
  try {
    await putAway(folder, name, outcome, now)
    return outcome
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone'
    throw error
  }
}

const rootOf = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true })
  return realpath(folder)
}

const isDocument = (name: string) => name !== 'done' && name !== 'failed' && !unfinished.test(name) && Buffer.byteLength(name) <= 200

/** The folders to look into, beginning behind the one that was served last, so that no title's flood holds up another's. */
const foldersIn = async (root: string, { last }: Inbox): Promise<string[]> => {
  const all = (await namesIn(root, mostTitles)).filter((name) => !name.startsWith('.'))
  return [...all.filter((name) => name > last), ...all.filter((name) => name <= last)]
}

const titlesHere = async (db: Db, names: string[]): Promise<Set<string>> => {
  const ids = names.filter((name) => titleId.test(name)) as TitleId[]
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('titles').select('id').where('id', 'in', ids).where('left_at', 'is', null).execute()
  return new Set(rows.map(({ id }) => id))
}

/**
 * Looks once into the folder: one sub-folder for each title, named by its id. A file that looks as it did at the last look is taken as a document of that title, and moved to `done` or `failed` beside it with a note that says
 * what became of it (NAME.json). Nothing is lost when the process is killed anywhere in between, and nothing is taken twice. What cannot be done now for a reason of ours stays, is told once and tried at the next look. In a
 * folder that is no title's nothing is opened or moved: the setting may be a slip, and the folder somebody's home. Gives how many were put away.
 */
export const lookIntoInbox = async (db: Db, inbox: Inbox, { log, ...taking }: Taking & { log: Log }, now: Date): Promise<number> => {
  const root = await rootOf(inbox.folder)
  const seen = new Set<string>()
  let count = 0
  const sayOnce = (path: string, words: string, why?: string) => {
    if (inbox.told.has(path) || inbox.told.size > 10_000) return
    inbox.told.add(path)
    log.warn(words, { path, ...(why && { why }) })
  }
  const takeOne = async (title: TitleId, folder: string, name: string): Promise<number> => {
    const path = join(folder, name)
    try {
      const outcome = await takeFile(db, { title, folder, name }, taking, now)
      inbox.looks.delete(path)
      if (!outcome || outcome === 'gone') return 0
      if (outcome.ok) log.say('a document was taken from the inbox', { title, name, became: summary(outcome) })
      else log.warn('a document of the inbox was refused', { title, name, why: summary(outcome) })
      return 1
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
      sayOnce(path, 'a document of the inbox could not be taken; it stays there', why)
      return 0
    }
  }
  const folders = await foldersIn(root, inbox)
  const here = await titlesHere(db, folders)
  for (const title of folders) {
    const folder = join(root, title)
    if (!titleId.test(title) || !(await isOwnFolder(folder))) {
      sayOnce(folder, 'the inbox holds what is no folder of a title')
      continue
    }
    const names = (await namesIn(folder, mostNames).catch(() => undefined))?.filter(isDocument)
    // Its owner may have shut it, or taken it away just now.
    if (!names) {
      sayOnce(folder, 'a folder of the inbox cannot be read')
      continue
    }
    if (!here.has(title)) {
      if (names.length > 0) sayOnce(folder, 'the inbox holds documents of a title that is not in the paper')
      continue
    }
    let ofTitle = 0
    for (const name of names) {
      if (!(await isStill(join(folder, name), inbox.looks, seen)) || ofTitle >= mostOfTitle || count + ofTitle >= mostInLook) continue
      ofTitle += await takeOne(title as TitleId, folder, name)
    }
    if (ofTitle > 0) inbox.last = title
    count += ofTitle
  }
  for (const path of inbox.looks.keys()) if (!seen.has(path)) inbox.looks.delete(path)
  return count
}
