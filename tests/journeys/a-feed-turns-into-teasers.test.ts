import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { gatherStatus, tellStatus } from '../../src/command/gather-status.ts'
import { callAgain, callRound, feedStates, readHere } from '../../src/intake/intake.ts'
import type { TitleId } from '../../src/titles/titles.ts'
import { joinFeeds } from '../town/join-feeds.ts'
import { openHouse } from '../town/open-house.ts'
import { openPerson } from '../town/person.ts'
import { signedIn } from '../town/signed-in.ts'

const house = await openHouse({ titles: ['northern-signal'], events: [] })
const { db, web, now, inside } = house
const hour = 3_600_000
const opened = Date.UTC(2026, 10, 23, 12)

type Piece = {
  n: number
  hours: number
  headline?: string
  words?: number
  updated?: number /** Whose text it has. */
  as?: number
  cut?: 'read more' | 'summary'
}
const said = ['harbour', 'council', 'ferry', 'budget', 'engineers', 'weather', 'evening', 'numbers', 'bridge', 'school']
/** The text of a piece: so many words, the same whenever it is told. */
const textOf = (n: number, words: number) =>
  Array.from({ length: words }, (_, i) => `${said[(i * 7 + n * 3 + Math.floor(i / 9)) % said.length]}${i % 13 === 12 ? '.' : ''}`).join(' ')
const paragraphs = (text: string) => `<p>${text.match(/(?:\S+\s*){1,60}/g)?.join('</p><p>')}</p>`
const at = (hours: number) => new Date(opened + hours * hour).toISOString()
const entry = ({ n, hours, headline = `Piece ${n}`, words = 400, updated = hours, as = n, cut }: Piece) => {
  const whole = textOf(as, words)
  const opening = whole.split(' ').slice(0, 35).join(' ')
  const body =
    cut === 'summary'
      ? `<summary>${opening}</summary>`
      : `<content type="html"><![CDATA[${cut ? `<p>${opening}… <a href="https://paper.example/${n}">Read more</a></p>` : paragraphs(whole)}]]></content>`
  return `<entry><id>urn:piece:${n}</id><title>${headline}</title><link href="https://paper.example/${n}"/><published>${at(hours)}</published><updated>${at(updated)}</updated>${body}</entry>`
}
const feeds = new Map<string, Piece[]>()
const server = createServer((request, response) => {
  const pieces = feeds.get(request.url ?? '') ?? []
  response
    .writeHead(200, { 'content-type': 'application/atom+xml' })
    .end(
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:feed</id><title>The Paper</title><updated>${at(0)}</updated>${pieces.map(entry).join('')}</feed>`,
    )
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const outside = { network: openNetwork({ allow: ['127.0.0.1'] }), reading: await readHere() }
after(async () => {
  await outside.network.close()
  server.closeAllConnections()
  server.close()
})

const names = ['turns', 'whole', 'always', 'summaries', 'one-by-one', 'young']
const ids = {} as Record<string, TitleId>
const call = async (hours: number) => {
  house.goTo(hours)
  await callAgain(db, now())
  await callRound(db, outside, now, { atOnce: 4 })
  await house.hear()
}
const stateOf = async (name: string) => (await feedStates(db, { titleId: ids[name] as TitleId }))[0] ?? assert.fail(name)
const bodyOf = async (name: string, n: number) => {
  const { rows } = await sql<{ headline: string; words: number; html: string; version: number }>`
    select a.headline, a.words, t.html, a.version from articles a join article_texts t on t.article_id = a.id join article_keys k on k.article_id = a.id and k.kind = 'guid'
    where a.title_id = ${ids[name]} and k.key = ${`urn:piece:${n}`}`.execute(db)
  return rows[0] ?? assert.fail(`${name} ${n}`)
}
const letters = async () =>
  (await inside.letters.outbox(db))
    .filter(({ kind }) => kind === 'teasers')
    .map(({ to, subject }) => `${to}: ${subject}`)
    .sort()
const old = (count: number, more: Partial<Piece> = {}): Piece[] => Array.from({ length: count }, (_, n) => ({ n, hours: -n - 1, ...more }))

before(async () => {
  for (const [n, id] of (
    await joinFeeds(
      db,
      names.map((name) => `${here}/${name}`),
      now(),
      'teaser',
    )
  ).entries())
    ids[names[n] as string] = id
  await signedIn(db, { mail: 'op@post.example', roles: [{ role: 'operator' }] }, now())
  await signedIn(db, { mail: 'pub@post.example', roles: [{ role: 'publisher', title: ids.turns as TitleId }] }, now())
  await signedIn(db, { mail: 'other@post.example', roles: [{ role: 'publisher', title: ids.whole as TitleId }] }, now())
  for (const name of names) feeds.set(`/${name}`, old(12, name === 'always' ? { cut: 'read more' } : {}))
  feeds.set('/young', old(3))
  await call(0)
  await call(1)
})

test('within one call it is noticed, told once to those who keep the title, and nothing fuller is lost', async () => {
  assert.deepEqual(await letters(), [])
  // All pieces are openings now; one has a new headline under a later date, and one more is new.
  feeds.set('/turns', [
    { n: 50, hours: 1.5, cut: 'read more' },
    ...old(12, { cut: 'read more', updated: 1.5 }).map((piece) => (piece.n === 3 ? { ...piece, headline: 'Piece 3 goes on' } : piece)),
  ])
  feeds.set('/whole', [{ n: 50, hours: 1.5, words: 40 }, ...old(12)])
  feeds.set('/always', [{ n: 50, hours: 1.5, cut: 'read more' }, ...old(12, { cut: 'read more' })])
  feeds.set('/summaries', old(12, { cut: 'summary', updated: 1.5 }))
  feeds.set('/one-by-one', [{ n: 50, hours: 1.5, cut: 'read more' }, ...old(11)])
  feeds.set('/young', [...[50, 51, 52].map((n): Piece => ({ n, hours: 1.5, cut: 'read more' })), ...old(2)])
  await call(2)
  for (const name of ['turns', 'summaries', 'one-by-one']) {
    const { problem_code, problem } = await stateOf(name)
    assert.equal(problem_code, 'teasers', name)
    assert.match(problem ?? '', /^This feed carried full text \(about 4\d\d words a piece\) and since 23 November 2026 carries openings\.$/)
  }
  for (const name of ['whole', 'always', 'young']) assert.notEqual((await stateOf(name)).problem_code, 'teasers', name)
  const mine = `The ${ids.turns}: a feed has turned to openings`
  assert.deepEqual(
    await letters(),
    [
      `op@post.example: The ${ids['one-by-one']}: a feed has turned to openings`,
      `op@post.example: The ${ids.summaries}: a feed has turned to openings`,
      `op@post.example: ${mine}`,
      `pub@post.example: ${mine}`,
    ].sort(),
  )
  for (const [name, n] of [
    ['turns', 0],
    ['turns', 3],
    ['summaries', 0],
  ] as const) {
    const { words, html } = await bodyOf(name, n)
    assert.equal(words, 400, `${name} ${n}`)
    assert.ok(html.length > 2000)
    assert.doesNotMatch(html, /Read more/)
  }
  assert.deepEqual([(await bodyOf('turns', 3)).headline, (await bodyOf('turns', 0)).version], ['Piece 3 goes on', 1])
})

test('it stands in the status, in the office and in the publisher’s window', async () => {
  const status = tellStatus(await gatherStatus(db))
  assert.match(status, /Feeds that have turned to openings:\n {2}The teaser-\d: This feed carried full text/)
  const see = async (mail: string, path: string, role: 'operator' | 'publisher', title = 'turns') => {
    const given = role === 'operator' ? { role } : { role, title: ids[title] as TitleId }
    const { cookie } = await signedIn(db, { mail, roles: [given] }, now())
    return (await openPerson({ web, now, headers: { cookie } }).open(path)).text
  }
  assert.match(await see('op@post.example', '/office', 'operator'), /carries openings/)
  assert.match(await see('pub@post.example', '/publishers', 'publisher'), /carries openings/)
  assert.doesNotMatch(await see('other@post.example', '/publishers', 'publisher', 'whole'), /carries openings/)
})

test('further calls tell nobody again; full text ends it, and the next turn is told anew', async () => {
  const told = (await letters()).length
  feeds.set('/turns', [{ n: 51, hours: 2.5, cut: 'read more' }, ...(feeds.get('/turns') ?? [])])
  await call(3)
  assert.equal((await stateOf('turns')).problem_code, 'teasers')
  assert.equal((await letters()).length, told)
  feeds.set('/turns', [60, 61, 50, 51].map((n): Piece => ({ n, hours: n < 60 ? 1.5 : 3.5, updated: 3.5 })).concat(old(8, { updated: 3.5 })))
  await call(4)
  assert.notEqual((await stateOf('turns')).problem_code, 'teasers')
  assert.equal((await bodyOf('turns', 50)).words, 400, 'the opening became the piece')
  assert.doesNotMatch(tellStatus(await gatherStatus(db)), new RegExp(`The ${ids.turns}:`))
  feeds.set('/turns', old(12, { cut: 'read more', updated: 4.5 }))
  await call(5)
  assert.equal((await letters()).length, told + 2)
})

test('a piece that its publisher really shortens is shortened', async () => {
  assert.equal((await bodyOf('whole', 0)).words, 400)
  feeds.set('/whole', [{ n: 0, hours: -1, updated: 5.5, words: 120, as: 77 }, ...old(12).slice(1)])
  await call(6)
  const { words, version } = await bodyOf('whole', 0)
  assert.deepEqual([words, version], [120, 2])
  assert.notEqual((await stateOf('whole')).problem_code, 'teasers')
})
