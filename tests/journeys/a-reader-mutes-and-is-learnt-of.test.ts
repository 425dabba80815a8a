import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { day, minute } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { readerByMail } from '../../src/readers/readers.ts'
import { openPaper } from '../town/open-paper.ts'
import type { Person, Seen } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { strikeClock } from '../town/strike-clock.ts'

const paper = await openPaper()
const { db } = paper
let lists: string[] = []
let story = { id: '', slug: '', titles: [] as { id: string; name: string }[] }
let [mia, lou] = [] as unknown as [Person, Person]
let piece: FoundPiece

const topic = { id: 'k0topicofthetest', name: 'Test Topic' }

before(async () => {
  mia = await paper.member('mia@post.example')
  lou = await paper.member('lou@post.example')
  piece = (await piecesOf(db, 'niger-bend-post'))[0] as FoundPiece
  const { rows } = await sql<{ id: string; slug: string; titles: { id: string; name: string }[] }>`
    select s.id, s.slug, json_agg(json_build_object('id', t.id, 'name', t.name) order by t.id) as titles
    from edition_places p join stories s on s.id = p.story_id join story_articles sa on sa.story_id = s.id
    join articles a on a.id = sa.article_id and a.state = 'ready' join titles t on t.id = a.title_id
    where p.page = 'front' group by s.id, s.slug, p.place having count(distinct t.id) > 4 order by p.place limit 1`.execute(db)
  story = rows[0] ?? assert.fail('no story that many titles tell')
  await sql`insert into topics (id, kind, key, slug, name, began_at, latest_at, told_at, stories) values
    (${topic.id}, 'place', 'place:test', 'test-topic', ${topic.name}, ${paper.now()}, ${paper.now()}, ${paper.now()}, 1)`.execute(db)
  await sql`insert into story_topics (story_id, topic_id, weight) values (${story.id}, ${topic.id}, 0.9)`.execute(db)
  const desks = (
    await sql<{
      page: string
    }>`select distinct page from edition_places where page in ('desk:world', 'desk:science', 'desk:environment') order by 1`.execute(db)
  ).rows
  lists = [
    ...['/', '/country', '/country/gb', '/country/au', '/search?q=the+storm', '/search?q=sea', '/titles/northern-signal', piece.at],
    ...[
      `/stories/${story.slug}-${story.id}`,
      ...desks.flatMap(({ page }) => [`/section/${page.slice(5)}`, `/section/${page.slice(5)}?before=`]),
    ],
  ]
})

const tune = (who: Person, say: string, next = '/') => who.send('/account/paper/tune', { say, next })
const untune = (who: Person, say: string) => who.send('/account/paper/untune', { say, next: '/' })
/** What stands on a page as news: names of titles, headlines, where they lead. The way to a title from its facts is no news. */
const shown = ({ document }: Seen) => ({
  titles: [...document.querySelectorAll('main :is(.from, .by, .told-by)')].map(
    (one) => one.textContent?.trim().replace(/^[A-Z]{1,3}(?=[A-Z])/, '') ?? '',
  ),
  stories: [...document.querySelectorAll('main a[href^="/stories/"]')].map((one) => one.getAttribute('href') ?? ''),
  text: document.querySelector('main')?.textContent ?? '',
})
const idOf = async (mail: string) => (await readerByMail(db, mail)) ?? assert.fail()
const kept = async (mail: string) => {
  const id = await idOf(mail)
  const { rows } = await sql<Record<string, number>>`select (select count(*) from readings where reader_id = ${id}) as readings,
    (select count(*) from beliefs where reader_id = ${id}) as beliefs, (select count(*) from tunings where reader_id = ${id}) as tunings`.execute(
    db,
  )
  return rows[0] ?? assert.fail()
}

test('a visitor who wants to follow or mute something is led to sign in and comes back', async () => {
  const visitor = paper.person()
  const { document } = await visitor.open(piece.at)
  assert.ok(document.querySelector('.tune button[value="mute title niger-bend-post"]'))
  assert.equal((await tune(visitor, 'mute title niger-bend-post', piece.at)).path, `/join?next=${encodeURIComponent(piece.at)}`)
})

test('what a reader says is kept, said back to him, and can be taken back at once, to what it was before', async () => {
  const said = await tune(mia, 'follow title niger-bend-post', piece.at)
  assert.match(said.text, /You follow The Niger Bend Post|You follow .*Niger Bend Post/)
  assert.equal(said.document.querySelector('a.button')?.getAttribute('href') ?? '', piece.at)
  const muted = await tune(mia, 'mute title niger-bend-post', 'https://elsewhere.example/')
  assert.equal(muted.document.querySelector('.onward a.button')?.getAttribute('href'), '/')
  const undo = muted.document.querySelector('form[data-said] button')?.getAttribute('value') ?? ''
  assert.equal(undo, 'follow title niger-bend-post')
  await mia.fill('/account/paper/tune', { say: undo })
  const { text } = await mia.open('/account/paper')
  assert.match(text, /Unfollow/)
  assert.match(text, /You have muted nothing/)
  await untune(mia, 'follow title niger-bend-post')
  assert.match((await mia.open('/account/paper')).text, /You follow nothing/)
  for (const nonsense of [
    '',
    'mute',
    'mute title',
    'love title niger-bend-post',
    'mute title nowhere',
    'mute writer jane-smith Somebody Else',
    'mute country GB',
  ])
    assert.ok((await tune(mia, nonsense)).status >= 400, nonsense)
  assert.deepEqual(await kept('mia@post.example'), { readings: 0, beliefs: 0, tunings: 0 })
})

test('a muted title is on no list; its stories stay by another title’s telling; others see what they saw', async () => {
  const before = new Map<string, string>()
  for (const path of lists) before.set(path, (await lou.open(path)).text)
  for (const { id, name } of story.titles.slice(0, 3)) {
    await tune(mia, `mute title ${id}`)
    for (const path of lists) {
      const page = await mia.open(path)
      assert.equal(page.status, 200, path)
      if (path !== `/titles/${id}`) assert.ok(!shown(page).titles.includes(name), `${name} on ${path}`)
      assert.equal(page.headers.get('cache-control'), 'private, no-store', path)
    }
  }
  const front = shown(await mia.open('/'))
  assert.ok(
    front.stories.some((one) => one.endsWith(story.id)),
    'the story stays',
  )
  const told = (seen: Seen) =>
    [...seen.document.querySelectorAll('main a.told')].find((one) => one.getAttribute('href')?.endsWith(story.id))?.textContent ?? ''
  const all = Number(/^\d+/.exec(told(await lou.open('/'))))
  const own = /^(\d+) titles?\b.*, 3 more hidden$/.exec(told(await mia.open('/')))
  assert.equal(Number(own?.[1]), all - 3, 'a card counts what is left and says what is hidden')
  assert.match(front.text, /\d+ titles[^.]*? hidden[^.]*? · *Show/)
  const page = await mia.open(`/stories/${story.slug}-${story.id}`)
  assert.match(shown(page).text, /3 titles hidden · *Show/)
  const whole = shown(await mia.open(`/stories/${story.slug}-${story.id}?muted`))
  assert.ok(story.titles.every(({ name }) => whole.titles.includes(name)))
  assert.match(whole.text, /Hide it again/)
  for (const path of lists) assert.equal((await lou.open(path)).text, before.get(path), path)
  for (const { id } of story.titles) await untune(mia, `mute title ${id}`)
})

test('a muted topic, section, story or word takes stories away, and each page says how many', async () => {
  const home = `/stories/${story.slug}-${story.id}`
  for (const say of [`mute topic ${topic.id}`, `mute story ${story.id}`]) {
    await tune(mia, say)
    for (const path of lists.filter((one) => one !== home)) {
      const there = shown(await mia.open(path)).stories.filter((one) => one.endsWith(story.id))
      assert.deepEqual(there, [], `${say} on ${path}`)
    }
    const front = shown(await mia.open('/'))
    assert.match(front.text, /1 story hidden by your mutes · *Show/)
    assert.ok(shown(await mia.open('/?muted')).stories.some((one) => one.endsWith(story.id)))
    await untune(mia, say)
  }
  await tune(mia, 'mute desk sport')
  assert.equal((await mia.open('/')).document.querySelectorAll('main a[href="/section/sport"]').length, 0)
  assert.doesNotMatch(shown(await mia.open('/section/sport')).text, /hidden by your mutes/)
  await untune(mia, 'mute desk sport')
  const said = await mia.send('/account/paper/tune', { word: ' Storm ', next: '/account/paper' })
  assert.match(said.text, /“Storm” is muted/)
  let hidden = 0
  for (const path of lists.filter((one) => one !== home && one !== piece.at)) {
    const page = await mia.open(path)
    const headlines = [...page.document.querySelectorAll('main :is(h1, h2, h3) a[href^="/news/"]')].map((one) => one.textContent ?? '')
    assert.deepEqual(
      headlines.filter((one) => /\bstorm\b/i.test(one)),
      [],
      path,
    )
    hidden += Number(/(\d+) (?:stor|piec)\S+ hidden/.exec(shown(page).text)?.[1] ?? 0)
  }
  assert.ok(hidden > 0, 'the town has storms')
  await untune(mia, 'mute word storm')
})

test('who has muted nothing is shown the page that all are shown, at the price of one statement', async () => {
  await lou.open('/')
  const before = paper.statements()
  await lou.open('/')
  assert.equal(paper.statements() - before, 1)
})

test('what he opens, finishes and leaves is learnt from, and one page says all of it in words', async () => {
  await mia.open(piece.at)
  await mia.open(piece.at)
  assert.equal((await kept('mia@post.example')).readings, 1)
  const { document } = await mia.open(piece.at)
  assert.ok(document.querySelector('.piece[data-reads]'))
  assert.match([...document.querySelectorAll('script[src]')].map((one) => one.getAttribute('src')).join(), /reading/)
  paper.wait(10 * minute)
  const tell = (share: string, seconds: string) => mia.send('/readings', { part: piece.at.split('/').pop() ?? '', share, seconds })
  assert.equal((await tell('0.97', '400')).status, 204)
  assert.equal((await tell('0.97', '400')).status, 204)
  for (const [share, seconds] of [
    ['2', '1'],
    ['x', '1'],
    ['0.5', '-1'],
    ['0.5', '99999'],
  ] as const)
    assert.equal((await tell(share, seconds)).status, 400)
  const { text } = await mia.open('/account/paper')
  assert.match(text, /You finished 1 of 1 piece of [^.]*Niger Bend Post\./)
  assert.equal((await kept('mia@post.example')).readings, 1)
  assert.equal((await paper.person().send('/readings', { part: piece.at.split('/').pop() ?? '', share: '1', seconds: '9' })).status, 204)
  const { rows } = await sql<{ readers: number }>`select count(distinct reader_id) as readers from readings`.execute(db)
  assert.ok((rows[0]?.readers ?? 0) <= 2, 'nothing is kept of a visitor')
})

test('a belief is turned around, set and forgotten; what was said stays said', async () => {
  const weight = async () =>
    (
      await sql<{
        weight: number
        said: boolean
      }>`select weight, said from beliefs where kind = 'title' and key = 'niger-bend-post' and reader_id = ${await idOf('mia@post.example')}`.execute(
        db,
      )
    ).rows[0]
  const change = (act: string, more = {}) => mia.send('/account/paper/belief', { kind: 'title', key: 'niger-bend-post', act, ...more })
  assert.ok(((await weight())?.weight ?? 0) > 0)
  assert.match((await change('turn')).text, /You said that it puts you off\./)
  assert.deepEqual(await weight(), { weight: -0.5, said: true })
  await change('set', { weight: '1' })
  assert.deepEqual(await weight(), { weight: 1, said: true })
  assert.ok((await change('set', { weight: '7' })).status >= 400)
  await change('forget')
  assert.equal(await weight(), undefined)
  const settings = await mia.send('/account/paper/settings', { exploration: '25', usual: '07:30' })
  assert.match(settings.text, /That is kept/)
  assert.ok((await mia.send('/account/paper/settings', { exploration: '31', usual: '' })).status >= 400)
})

test('his copy of everything has it; learning switched off deletes it at once and keeps nothing more', async () => {
  await tune(mia, `less topic ${topic.id}`)
  const { reader } = JSON.parse((await mia.open('/account/export/all.json')).text) as {
    reader: { taste: { readings: object[]; beliefs: object[]; tunings: { key: string }[] } }
  }
  assert.equal(reader.taste.readings.length, 1)
  assert.ok(reader.taste.beliefs.length > 0)
  assert.deepEqual(
    reader.taste.tunings.map(({ key }) => key),
    [topic.id],
  )
  const off = await mia.send('/account/paper/learning', { act: 'off' })
  assert.match(off.text, /The paper learns nothing more\. What you read and what it believed is deleted\./)
  assert.deepEqual(await kept('mia@post.example'), { readings: 0, beliefs: 0, tunings: 1 })
  const { document } = await mia.open(piece.at)
  assert.equal(document.querySelector('.piece[data-reads]'), null)
  await mia.send('/readings', { part: piece.at.split('/').pop() ?? '', share: '1', seconds: '100' })
  assert.deepEqual(await kept('mia@post.example'), { readings: 0, beliefs: 0, tunings: 1 })
})

test('readings are let go of after ninety days by the clock, and a reader who leaves takes all of it along', async () => {
  await lou.open(piece.at)
  assert.ok(((await kept('lou@post.example')).readings ?? 0) > 0)
  await tune(lou, `mute topic ${topic.id}`)
  const id = await idOf('lou@post.example')
  paper.wait(91 * day)
  await strikeClock(paper)
  assert.equal((await sql<{ n: number }>`select count(*) as n from readings where reader_id = ${id}`.execute(db)).rows[0]?.n, 0)
  await sql`delete from readers where id = ${id}`.execute(db)
  for (const table of ['tunings', 'readings', 'beliefs', 'taste_settings'] as const)
    assert.equal((await sql`select 1 from ${sql.table(table)} where reader_id = ${id}`.execute(db)).rows.length, 0, table)
})
