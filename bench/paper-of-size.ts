import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { type Database, openDatabase } from '../src/base/database.ts'
import { readMigrations } from '../src/base/migrate.ts'
import { fillPaper, type Size } from './pages-fill.ts'
import { makePools } from './pages-words.ts'

const results = new URL('./results/', import.meta.url)

/** A paper of `articles` articles: a fifth as many stories, 1,000 titles, 10,000 articles a day. */
export const paperSize = (articles: number): Size => ({ articles, stories: articles / 5, titles: 1000, articlesADay: 10_000 })

const folderOf = async ({ articles }: Size) => {
  const made = await Promise.all(['pages-fill.ts', 'pages-words.ts'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')))
  const print = createHash('sha256')
    .update(JSON.stringify([await readMigrations(), made]))
    .digest('hex')
    .slice(0, 8)
  return `paper_${articles}_${print}`
}

export type Paper = { database: Database; size: Size; now: Date; name: string }
/** `kept`: take the latest paper of that size that is there, though migrations or the generator have changed since. */
type Options = { anew?: boolean; kept?: boolean; say?: (words: string) => void; connections?: number }

const build = async (database: Database, size: Size, now: Date, say: (words: string) => void) => {
  const began = performance.now()
  await fillPaper(database.db, size, makePools(20_261_123), now, (words) =>
    say(`  ${Math.round((performance.now() - began) / 1000)} s: ${words}`),
  )
  say(`  ${size.articles} articles made in ${Math.round((performance.now() - began) / 1000)} s`)
}

/**
 * Papers are kept in bench/results, named after their size and a print of migrations and generator. The time of the paper is that of its making, whole hours:
 * a bench hands it to the house as `now`, so that a paper made last week still has news of today.
 */
const moment = () => new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)

/** The paper on PGlite: a folder of bench/results, made when it is not there or `anew`. The caller closes it. */
export const embeddedPaper = async (size: Size, { anew = false, kept = false, say = console.log }: Options = {}): Promise<Paper> => {
  const had = kept
    ? readdirSync(results).find((name) => name.startsWith(`paper_${size.articles}_`) && existsSync(new URL(`${name}/made`, results)))
    : undefined
  const name = had?.replace(/_embedded$/, '') ?? (await folderOf(size))
  const folder = new URL(`${name}_embedded/`, results).pathname
  const stamp = `${folder}made`
  if (anew) await rm(folder, { recursive: true, force: true })
  if (!existsSync(stamp)) {
    const half = `${folder.slice(0, -1)}_half`
    await rm(half, { recursive: true, force: true })
    await mkdir(half, { recursive: true })
    say(`Making a paper of ${size.articles} articles on PGlite in ${half}`)
    const database = await openDatabase({ folder: half })
    const now = moment()
    await build(database, size, now, say)
    await database.close()
    await writeFile(`${half}/made`, now.toISOString())
    await rename(half, folder.slice(0, -1))
  }
  return { database: await openDatabase({ folder }, { migrate: false }), size, now: new Date(readFileSync(stamp, 'utf8')), name }
}

/** The paper as a database of the PostgreSQL server at `server`, made when it is not there or `anew`. */
export const serverPaper = async (
  server: string,
  size: Size,
  { anew = false, kept = false, say = console.log, connections = 10 }: Options = {},
): Promise<Paper> => {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    const all = await admin.query<{ datname: string }>(
      `select datname from pg_database where datname like $1 and shobj_description(oid, 'pg_database') is not null`,
      [`paper\\_${size.articles}\\_%`],
    )
    const name = (kept && all.rows[0]?.datname) || (await folderOf(size))
    const url = new URL(`/${name}`, server).href
    if (anew) await admin.query(`drop database if exists ${name}`)
    const had = await admin.query<{ note: string | null }>(
      `select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1`,
      [name],
    )
    let note = had.rows[0]?.note
    if (!note) {
      await admin.query(`drop database if exists ${name}`)
      await admin.query(`create database ${name}`)
      say(`Making a paper of ${size.articles} articles on PostgreSQL in ${name}`)
      const database = await openDatabase({ url, connections: 2 })
      const now = moment()
      await build(database, size, now, say)
      await database.close()
      note = now.toISOString()
      await admin.query(`comment on database ${name} is '${note}'`)
    }
    return { database: await openDatabase({ url, connections }, { migrate: false }), size, now: new Date(note), name }
  } finally {
    await admin.end()
  }
}
