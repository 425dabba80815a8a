// Whether copies of one agency piece are known to be one, and what finding that out costs. Copies are made of real texts as newspapers make them; the texts that must not be
// grouped are those of other titles on the same event (BASIL, ECB+, the town). `npm run bench:copies`; `-- --held 10000,100000` sets how many articles are held.
import { existsSync, readFileSync } from 'node:fs'
import { findLikenesses } from '../src/articles/copies/find-likenesses.ts'
import { marksOf, shingleBytes, shinglesOf, wordsOf } from '../src/articles/copies/shingles.ts'
import { copyLikeness, textLikeness } from '../src/articles/copies/text-likeness.ts'
import { type Db, sql } from '../src/base/database.ts'
import { cloneDatabase } from '../tests/town/database.ts'
import { readNews } from '../tests/town/read-news.ts'
import { drawCopies, seeded } from './copies-drawn.ts'

type Text = { id: string; event: string; paragraphs: string[]; wire?: string }

const data = `${process.env.MASTHEAD_DATA ?? '../shared/data'}/stories`
const held = (process.argv[process.argv.indexOf('--held') + 1] ?? '').match(/^[\d,]+$/)
  ? process.argv[process.argv.indexOf('--held') + 1]!.split(',').map(Number)
  : [1000, 10_000, 100_000]

/** Sentences in paragraphs of about sixty words, where a set has its texts in one line. */
const inParagraphs = (text: string) => {
  const paragraphs: string[] = []
  for (const sentence of text.split(/(?<=[.!?]["”]?)\s+/)) {
    if (paragraphs.length === 0 || paragraphs.at(-1)!.split(' ').length > 50) paragraphs.push(sentence)
    else paragraphs[paragraphs.length - 1] += ` ${sentence}`
  }
  return paragraphs
}

const labelled = (set: string): Text[] =>
  existsSync(`${data}/${set}.jsonl`)
    ? readFileSync(`${data}/${set}.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; story: string; text: string })
        .map(({ id, story, text }) => ({ id, event: story, paragraphs: inParagraphs(text) }))
    : []
const town = (): Text[] =>
  readNews().flatMap(({ event, tellings }) =>
    tellings.map(({ title, paragraphs, wire }) => ({
      id: `${event}/${title}`,
      event,
      paragraphs,
      ...(wire || title === 'concord-press' ? { wire: 'Concord Press' } : {}),
    })),
  )

const shingles = (paragraphs: string[]) => shinglesOf(wordsOf(paragraphs.map((text) => `<p>${text}</p>`).join('')))
const share = (part: number, whole: number) => (whole === 0 ? '-' : (part / whole).toFixed(4))

const quality = (set: string, texts: Text[]) => {
  const long = texts.map((text) => ({ ...text, shingles: shingles(text.paragraphs) })).filter((text) => text.shingles.length > 0)
  if (long.length === 0) return console.log(`| ${set} | absent | | | | |`)
  let [apart, grouped] = [0, 0]
  for (const [at, one] of long.entries()) {
    for (const other of long.slice(at + 1)) {
      if (one.event !== other.event || (one.wire && other.wire)) continue
      apart++
      if (textLikeness(one.shingles, other.shingles) >= copyLikeness) grouped++
    }
  }
  const kinds = new Map<string, { made: number; known: number; byMarks: number }>()
  for (const [at, text] of long.entries()) {
    const stranger = long[(at * 7 + 13) % long.length]!
    for (const { kind, paragraphs } of drawCopies(
      text.paragraphs,
      stranger.event === text.event ? [] : stranger.paragraphs,
      seeded(at + 1),
    )) {
      const copy = shingles(paragraphs)
      if (copy.length === 0) continue
      const row = kinds.get(kind) ?? { made: 0, known: 0, byMarks: 0 }
      kinds.set(kind, row)
      row.made++
      const marks = new Set(marksOf(text.shingles))
      const own = marksOf(copy)
      const shared = own.filter((mark) => marks.has(mark)).length
      if (shared >= (own.length > 5 ? 2 : 1)) row.byMarks++
      if (textLikeness(text.shingles, copy) >= copyLikeness && shared >= (own.length > 5 ? 2 : 1)) row.known++
    }
  }
  const [made, known] = [...kinds.values()].reduce(([one, other], row) => [one + row.made, other + row.known], [0, 0])
  console.log(`| ${set} | ${long.length} | ${made} | ${share(known, made)} | ${share(known, known + grouped)} | ${grouped} of ${apart} |`)
  return kinds
}

console.log(
  '| texts | articles | copies made of them | recall | precision | other tellings of the same event taken for copies |\n|---|--:|--:|--:|--:|--:|',
)
const all = new Map<string, { made: number; known: number; byMarks: number }>()
for (const [set, texts] of [
  ['BASIL', labelled('basil')],
  ['ECB+', labelled('ecbplus')],
  ['the town', town()],
] as const) {
  for (const [kind, { made, known, byMarks }] of quality(set, texts) ?? []) {
    const row = all.get(kind) ?? { made: 0, known: 0, byMarks: 0 }
    all.set(kind, { made: row.made + made, known: row.known + known, byMarks: row.byMarks + byMarks })
  }
}
console.log('\n| how the copy was made | copies | found by its marks | known as a copy |\n|---|--:|--:|--:|')
for (const [kind, { made, known, byMarks }] of all) console.log(`| ${kind} | ${made} | ${share(byMarks, made)} | ${share(known, made)} |`)

/** Articles of 450 words drawn by Zipf's law from 30,000, every one with thirty words that its title sets under everything. */
const fill = async (db: Db, from: number, to: number, now: Date) => {
  const random = seeded(from + 1)
  const atOnce = 500
  for (let first = from; first < to; first += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, to - first) }, (_, i) => {
      const n = first + i
      const words = Array.from({ length: 450 }, () => `w${Math.floor(30_000 ** random())}`)
      const foot = Array.from({ length: 30 }, (_, at) => `foot${n % 200}x${at}`)
      const found = shinglesOf([...words, ...foot])
      return {
        id: `x${n}`,
        title: `t${n % 200}`,
        at: new Date(now.getTime() - random() * 6 * 86_400_000),
        bytes: Buffer.from(shingleBytes(found)).toString('base64'),
        marks: marksOf(found),
      }
    })
    await sql`insert into articles (id, title_id, slug, headline, published_at, received_at, changed_at)
      select r.id, r.title, 'x', 'x', r.at, r.at, r.at from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, title text, at timestamptz)`.execute(
      db,
    )
    await sql`with s as (
        insert into article_shingles (article_id, title_id, published_at, shingles)
        select r.id, r.title, r.at, decode(r.bytes, 'base64') from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, title text, at timestamptz, bytes text) returning article_id, number
      ) insert into shingle_marks (mark, number) select m.mark::int, s.number from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, marks json)
      join s on s.article_id = r.id cross join lateral json_array_elements_text(r.marks) as m(mark)`.execute(db)
  }
}

const now = new Date('2026-11-23T12:00:00Z')
const database = await cloneDatabase()
try {
  const { db } = database
  await sql`insert into publishers (id, name) values ('p', 'P')`.execute(db)
  await sql`insert into titles (id, publisher_id, name, joined_at) select 't' || n, 'p', 'T' || n, ${now} from generate_series(0, 199) n`.execute(
    db,
  )
  console.log(
    '\n| articles held | marks held | looking for one article’s copies, ms: median | p99 | found of 200 copies |\n|--:|--:|--:|--:|--:|',
  )
  let filled = 0
  for (const size of held) {
    await fill(db, filled, size, now)
    filled = size
    await sql`analyze article_shingles, shingle_marks`.execute(db)
    const random = seeded(size)
    const times: number[] = []
    let found = 0
    for (let i = 0; i < 220; i++) {
      const id = `x${Math.floor(random() * size)}`
      const { rows: one } = await sql<{ shingles: Uint8Array; published: Date; title: string }>`
        select shingles, published_at as published, title_id as title from article_shingles where article_id = ${id}`.execute(db)
      const whole = new Uint32Array(Uint8Array.from(one[0]!.shingles).buffer)
      // A copy in another title that was cut: half of the shingles, and as many of its own.
      const cut = Uint32Array.from([
        ...whole.filter((_, at) => at % 2 === 0),
        ...Array.from({ length: 200 }, () => Math.floor(random() * 2 ** 32)),
      ]).sort()
      const began = performance.now()
      const likenesses = await findLikenesses(db, [
        { id: 'new' as never, title: 't-other', published: one[0]!.published, shingles: cut, marks: marksOf(cut) },
      ])
      if (i >= 20) {
        times.push(performance.now() - began)
        if (likenesses.some(({ article, other }) => (article as string) === id || (other as string) === id)) found++
      }
    }
    times.sort((a, b) => a - b)
    const { rows: marks } = await sql<{ n: number }>`select count(*)::int as n from shingle_marks`.execute(db)
    console.log(
      `| ${size.toLocaleString('en')} | ${marks[0]!.n.toLocaleString('en')} | ${times[100]!.toFixed(2)} | ${times[198]!.toFixed(2)} | ${found} |`,
    )
  }
} finally {
  await database.close()
}
