import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { openPerson } from '../../../../tests/town/person.ts'
import { signedIn } from '../../../../tests/town/signed-in.ts'
import { sql } from '../../../base/database.ts'
import { dailyOf, keepDaily, setDaily } from '../../../edition/edition.ts'

const paper = await openPaper()
const { db, web, now } = paper
const { cookie, reader } = await signedIn(db, { mail: 'ann@post.example' }, now())
const ann = openPerson({ web, now, headers: { cookie } })

test('what is said of a story is kept without its headline, and called as the story is called now', async () => {
  const { rows } = await sql<{ id: string; headline: string; article: string }>`
    select s.id, a.headline, a.id as article from stories s join articles a on a.id = s.lead_article_id and a.state = 'ready' limit 1`.execute(
    db,
  )
  const [story] = rows
  assert.ok(story)
  const said = await ann.send('/account/paper/tune', { say: `mute story ${story.id}`, next: '/' })
  assert.match(said.text, /This story is muted/)
  const { rows: kept } = await sql<{ name: string }>`select name from tunings where key = ${story.id}`.execute(db)
  assert.deepEqual(kept, [{ name: 'This story' }])
  const muted = async () => (await ann.open('/account/paper')).document.querySelector('.tunings li span')?.textContent
  assert.equal(await muted(), `${story.headline} story`)
  await sql`update articles set state = 'withdrawn' where id = ${story.article}`.execute(db)
  assert.equal(await muted(), 'A story that is no longer in the paper story')
  assert.ok(!(await ann.open('/account/export/all.json')).text.includes(story.headline))
})

test('when he reads is said by the clock of his daily edition', async () => {
  await setDaily(db, { reader, mail: false, zone: 'Europe/Rome' }, now())
  await ann.send('/account/paper/settings', { exploration: '10', usual: '07:30' })
  const { document } = await ann.open('/account/paper')
  assert.equal(document.querySelector('#usual')?.getAttribute('value'), '07:30')
  assert.match(document.querySelector('#settings')?.textContent ?? '', /By the clock of Europe\/Rome/)
  assert.match((await ann.open('/daily')).text, /set at 07:30 by the clock of Europe\/Rome/)
})

test('what is forgotten is not told by earlier daily editions either', async () => {
  const place = (part: 'top' | 'yours', because: string) => ({ part, because, storyId: 's1', articleId: 'a1' }) as never
  const places = [place('top', 'One of the top stories'), place('yours', 'You often finish pieces about ferries.')]
  for (const [day, act] of [
    ['2026-11-01', 'forget'],
    ['2026-11-02', 'off'],
  ] as const) {
    await keepDaily(db, { reader, day, minutes: 9, places }, now())
    await ann.send('/account/paper/learning', { act })
    const had = await dailyOf(db, { reader, day })
    assert.deepEqual(
      had?.places.map(({ part, because }) => [part, because]),
      [
        ['top', 'One of the top stories'],
        ['yours', null],
      ],
      act,
    )
  }
})
