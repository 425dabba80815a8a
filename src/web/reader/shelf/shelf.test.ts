import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { hour } from '../../../base/clock.ts'
import { sql } from '../../../base/database.ts'
import { holdBack, pick } from '../../../desk/desk.ts'
import { leavePages, setPages } from '../../../edition/edition.ts'
import { addReader } from '../../../readers/readers.ts'
import type { StoryId } from '../../../stories/stories.ts'
import { asOf } from '../../desk/preview.tsx'

const paper = await openPaper()
const { db } = paper
const now = paper.now()
const by = { reader: (await addReader(db, { mail: 'ed@post.example' }, now)).reader, name: 'Ed' }
const visitor = paper.person()
const { rows } = await sql<{ id: StoryId; article: string }>`
  select s.id, s.lead_article_id as article from stories s join articles a on a.id = s.lead_article_id and a.state = 'ready' where s.language = 'en' order by s.latest_at, s.id limit 4`.execute(
  db,
)
const [first, second, third] = rows.map((row) => row.id) as [StoryId, StoryId, StoryId]
const set = async () => {
  await setPages(db, { language: 'en' }, now)
  paper.web.forget()
}

test('an empty shelf is no band on the front; its page says so and shows the top stories', async () => {
  assert.equal((await visitor.open('/')).document.querySelector('.shelf'), null)
  const { document } = await visitor.open('/good-news')
  assert.match(document.querySelector('.empty')?.textContent ?? '', /nothing on this page right now/)
  assert.ok(document.querySelectorAll('.top-stories .card').length > 0)
})

test('picks stand in the editors’ order with their lines, on the shelf’s page and in a band of the front; the menu leads there', async () => {
  await pick(db, { shelf: 'our-picks', story: second, line: 'Why <this> one & no other.', by }, now)
  await pick(db, { shelf: 'our-picks', story: first, by }, now)
  await pick(
    db,
    {
      shelf: 'our-picks',
      story: third,
      line: 'It was good.',
      from: new Date(now.getTime() - 3 * hour),
      until: new Date(now.getTime() + 1),
      by,
    },
    now,
  )
  await sql`update picks set until_at = ${new Date(now.getTime() - hour)} where story_id = ${third}`.execute(db)
  await set()
  const page = (await visitor.open('/picks')).document
  const stories = [...page.querySelectorAll('.card .why-link')].map((one) => one.getAttribute('href'))
  assert.deepEqual(stories, [`/why/our-picks/${second}`, `/why/our-picks/${first}`])
  assert.deepEqual(
    [...page.querySelectorAll('.desk-line')].map((one) => one.textContent),
    ['Why <this> one & no other.', 'It was good.'],
  )
  assert.ok(page.querySelector('.earlier .desk-line'), 'what has had its time stands under Earlier')
  assert.ok(page.querySelector('nav.sections a[href="/picks"][aria-current=page]'))
  const band = (await visitor.open('/')).document.querySelector('.shelf')
  assert.match(band?.textContent ?? '', /^Our picks.*Why <this> one & no other\./s)
  assert.match((await visitor.open(`/why/our-picks/${second}`)).text, /An editor picked it at the desk/)
  assert.match((await visitor.open('/why/our-picks')).text, /put this page in order by hand/)
})

test('a preview has the sections as they will be at its time, and leaves no trace', async () => {
  const { rows: held } = await sql<{ page: string; id: StoryId }>`
    select page, story_id as id from edition_places where page like 'desk:%' order by page, place limit 1`.execute(db)
  const { page, id } = held[0] ?? assert.fail('no section is set')
  const later = new Date(now.getTime() + 2 * hour)
  await holdBack(db, { page, story: id, until: new Date(now.getTime() + hour), by }, now)
  await set()
  const there = async (tx: typeof db) =>
    (await sql`select from edition_places where page = ${page} and story_id = ${id}`.execute(tx)).rows.length === 1
  assert.equal(await there(db), false)
  assert.equal(await asOf(db, { at: later, whole: true, language: 'en' }, there), true)
  assert.equal(await asOf(db, { at: later, whole: false, language: 'en' }, there), false, 'of a shelf’s page it is not asked')
  assert.equal(await there(db), false)
})

test('what is taken back leaves the shelf and what stood there before at once', async () => {
  const articles = rows.map((row) => row.article)
  await sql`update articles set state = 'held' where id = any(${articles})`.execute(db)
  paper.web.forget()
  assert.equal((await visitor.open('/picks')).document.querySelectorAll('.desk-line').length, 0)
  await leavePages(db, articles)
  paper.web.forget()
  assert.equal((await visitor.open('/')).document.querySelector('.shelf'), null)
})
