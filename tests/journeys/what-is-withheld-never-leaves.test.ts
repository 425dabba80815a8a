import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { readConfig } from '../../src/base/config.ts'
import { secretOf } from '../../src/base/secret.ts'
import { beginTrial, tellSubscription } from '../../src/membership/membership.ts'
import { addReader, giveRole, type ReaderId } from '../../src/readers/readers.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import {
  cases,
  fillWithheld,
  idOf,
  type Kind,
  markers,
  needle,
  pathOf,
  people,
  pictureMarkers,
  previewMarkers,
  sessionCookie,
  story,
  titleOf,
  topic,
} from '../town/withheld-fixture.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const day = 86_400_000
const config = readConfig({
  PUBLIC_URL: 'https://paper.example',
  SECRET: 'a secret of forty letters, for this test only',
  COUNTRY_HEADER: 'x-country',
})
const open = () => openWeb(db, { config, now: () => now })
const names = Object.keys(cases)

/** Whoever may read most comes first: what was made for him must not be given to those after him. An operator reads as the registered reader that he is. */
const order = ['member', 'trial', 'lapsed', 'registered', 'operator', 'visitor'] as const
type Person = (typeof order)[number]
const readers = {} as Record<Person, ReaderId>
const stands = (person: Person): Kind => (person === 'operator' ? 'registered' : person)
const mayRead = (person: Person, name: string) => (cases[name]?.opens ?? []).includes(stands(person))

before(async () => {
  await fillWithheld(db, now)
  for (const person of order.slice(0, -1)) readers[person] = (await addReader(db, { mail: `${person}@post.example` }, now)).reader
  const trial = { days: 14, secret: secretOf('any'), disposable: 'allow' as const }
  await beginTrial(db, { reader: readers.trial, mail: 'trial@post.example' }, now, trial)
  await beginTrial(db, { reader: readers.lapsed, mail: 'lapsed@post.example' }, new Date(now.getTime() - 30 * day), trial)
  const subscription = {
    ...{
      id: 'sub1',
      version: 1,
      by: 'subscription' as const,
      plan: 'monthly',
      seats: 1,
      state: 'active' as const,
      renews: true,
      endsAt: null,
    },
    ...{ paidFrom: now, paidUntil: new Date(now.getTime() + 30 * day) },
  }
  await tellSubscription(db, { reader: readers.member, key: 'subscription:sub1:1', subscription }, now)
  for (const role of ['operator', 'editor'] as const) await giveRole(db, { reader: readers.operator, role }, now)
})

const askerOf = (web: Web, person: Person) => {
  const cookie = person === 'visitor' ? undefined : sessionCookie(db, readers[person], now)
  return async (path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) => {
    const held = await cookie
    const headers = { ...(held && { cookie: held }), ...init.headers }
    // Of this machine itself, for whom most doors are open.
    const response = await web.request(
      `https://paper.example${path}`,
      { ...init, headers },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )
    const type = response.headers.get('content-type') ?? ''
    return { response, status: response.status, text: /text|json|xml|opml|html/.test(type) ? await response.text() : '', type }
  }
}
type Asked = Awaited<ReturnType<ReturnType<typeof askerOf>>>

/** The words that an answer may not have, for whoever asks. `reads`: the article whose own page it is, and he may read it. */
const forbidden = (reads: string | undefined, asked: string): string[] =>
  names.flatMap((name) => {
    const { terms, opens, noPreview } = cases[name] as (typeof cases)[string]
    const pictures = terms.pictures !== false
    const lead = pictures ? [] : previewMarkers(name).filter((word) => /lead/.test(word))
    if (reads === name) return pictures ? [] : [...pictureMarkers(name), ...lead]
    if (opens === people) return []
    const before = noPreview ? previewMarkers(name) : terms.previewParagraphs === 0 ? previewMarkers(name).slice(1, 3) : lead
    return [...markers(name), ...pictureMarkers(name), ...before, ...(asked.includes(needle(name)) ? [] : [needle(name)])]
  })

const leaksOf = ({ text, response }: Asked, reads: string | undefined, asked: string): string[] => {
  const all = `${text} ${[...response.headers].join(' ')}`
  return forbidden(reads, asked).filter((word) => all.includes(word))
}

const idsOf = (name: string) => [idOf(name), pathOf(name).slice('/news/'.length), titleOf(name)]
// What is named in the path of a route that nobody has thought of here.
const anyId = [story, `harbour-${story}`, 'world', 'gb', ...['members', 'abroad', 'openings'].flatMap(idsOf)]
const fillings: Record<string, string[]> = {
  '/news/:part': [...names.map(pathOf), `/news/${idOf('members')}`, '/news/nothing-a1b2c3'],
  '/news/:part/versions': names.map((name) => `${pathOf(name)}/versions`),
  '/titles/:id': names.map((name) => `/titles/${titleOf(name)}`),
  '/feeds/:of/:file': ['xml', 'json'].flatMap((form) => [
    `/feeds/section/world.${form}`,
    `/feeds/stories/${story}.${form}`,
    `/feeds/topics/${topic}.${form}`,
    ...names.map((name) => `/feeds/titles/${titleOf(name)}.${form}`),
  ]),
  '/feeds/:file': ['front', 'our-picks', 'good-news'].flatMap((page) => [`/feeds/${page}.xml`, `/feeds/${page}.json`]),
  '/topics/:part': [`/topics/harbour-${topic}`],
  '/why/:page': ['/why/front', '/why/our-picks'],
  '/why/:page/:story': ['front', 'our-picks', 'desk:world', 'country:GB'].map((page) => `/why/${page}/${story}`),
  '/desk/log/:file': ['/desk/log/log.csv', '/desk/log/log.json'],
  '/sitemaps/:file': ['pages', 'news', 'stories-2026-11-23'].map((file) => `/sitemaps/${file}.xml`),
}

/** Every path that a route answers, with every name of the fixture for what is named in it: also of routes that nobody has thought of here. */
const pathsOf = (route: string): string[] => {
  const filled = fillings[route]
  if (filled) return filled
  const parts = route.replace(/\{[^}]*\}/g, '').split(/:\w+|\*/)
  return parts.length === 1 ? [route] : anyId.map((id) => parts.map((part, i) => (i < parts.length - 1 ? part + id : part)).join(''))
}

const listQueries = ['', '?why', '?before=', '?page=2', '?search=zq']
const queries = ['', '?print', '?format=json', '?amp', '?gift=abcdefghijklmnopqrstuv']
const accepts = ['application/json', 'application/ld+json', 'application/rss+xml', 'text/plain', 'text/event-stream']

const articleAt = (path: string) => names.find((name) => path === pathOf(name) || path === `${pathOf(name)}/versions`)

/** Asks every GET route of the app for everything, and every POST route for something, and says what came that may not. */
const walk = async (web: Web, person: Person): Promise<{ leaks: string[]; asked: number }> => {
  const ask = askerOf(web, person)
  const leaks: string[] = []
  let asked = 0
  const look = async (path: string, init: Parameters<typeof ask>[1] = {}, said = '') => {
    const answer = await ask(path, init)
    asked++
    const name = articleAt(path.split('?')[0] as string)
    const reads = name && init.method === undefined && mayRead(person, name) ? name : undefined
    for (const word of leaksOf(answer, reads, path + said))
      leaks.push(`${person} ${init.method ?? 'GET'} ${path} ${JSON.stringify(init.headers ?? {})}: ${word}`)
  }
  const gets = [...new Set(web.routes.filter(({ method }) => method === 'GET' || method === 'ALL').map(({ path }) => path))]
  for (const path of gets.flatMap(pathsOf)) {
    for (const query of articleAt(path) ? queries : /\d{4}|title-/.test(path) ? [''] : listQueries) await look(path + query)
    for (const accept of articleAt(path) ? accepts : accepts.slice(0, 1)) await look(path, { headers: { accept } })
    if (articleAt(path)) await look(path, { method: 'HEAD' })
  }
  for (const name of names) {
    await look(`/search?q=${needle(name)}`)
    await look(`/search?q=harbour&title=${titleOf(name)}`)
    await look(`/titles?search=${name}`)
    await look(`/stories/wrong-${story}`)
    await look(`${pathOf(name)}x`)
  }
  // An operator who takes a piece back leaves nothing to look for.
  const posts = [
    ...new Set(web.routes.filter(({ method, path }) => method === 'POST' && !path.includes('/take-back')).map(({ path }) => path)),
  ]
  const last = (path: string) => Number(/sign-out|forget|end/.test(path))
  for (const path of posts.sort((a, b) => last(a) - last(b)).flatMap((route) => pathsOf(route).slice(0, 6))) {
    const fields = {
      article: idOf('members'),
      id: idOf('members'),
      title: titleOf('members'),
      next: pathOf('members'),
      mail: 'x',
      q: 'harbour',
    }
    const body = new URLSearchParams(fields).toString()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://paper.example',
      'sec-fetch-site': 'same-origin',
    }
    await look(path, { method: 'POST', headers, body })
  }
  return { leaks, asked }
}

test('whoever may read a piece reads all of it, and whoever may not is given its preview alone', async () => {
  const web = open()
  for (const person of order) {
    const ask = askerOf(web, person)
    for (const name of names) {
      const { status, text } = await ask(pathOf(name))
      const { terms, noPreview } = cases[name] as (typeof cases)[string]
      assert.equal(status, 200, `${person} ${name}`)
      const pictures = terms.pictures === false ? [] : pictureMarkers(name)
      const wanted = mayRead(person, name)
        ? [...markers(name), needle(name), ...pictures, ...previewMarkers(name).slice(1, 3)]
        : noPreview
          ? [`The ${name} piece`]
          : previewMarkers(name).slice(0, terms.previewParagraphs === 0 ? 1 : 3)
      for (const word of wanted) assert.ok(text.includes(word), `${person} has no ${word} of ${name}`)
      assert.ok(text.includes(`Read it at The ${name} Title`), `${person} ${name}: the way to the publisher`)
    }
  }
})

test('what a version changed is shown to who may read the piece, and not a word of it to others', async () => {
  const web = open()
  for (const person of order) {
    const ask = askerOf(web, person)
    for (const name of names.filter((one) => (cases[one]?.terms.text ?? 'feed') === 'feed')) {
      const { status, text } = await ask(`${pathOf(name)}/versions`)
      assert.equal(status, 200, `${person} ${name}`)
      assert.equal(/<(?:del|ins)>today\.<\/(?:del|ins)>/.test(text), mayRead(person, name), `${person} ${name}`)
      assert.equal(text.includes(`zq${name}last`), mayRead(person, name), `${person} ${name}`)
    }
  }
})

test('not a word of what is withheld is in any answer of any route, whoever asks and however', { timeout: 600_000 }, async (t) => {
  const web = open()
  let asked = 0
  for (const person of order) {
    const walked = await walk(web, person)
    asked += walked.asked
    assert.deepEqual(walked.leaks.slice(0, 20), [])
  }
  t.diagnostic(`${asked} requests to ${new Set(web.routes.map(({ path }) => path)).size} routes`)
  assert.ok(asked > 4000)
})

test('a route that leaks is found without being named here', async () => {
  const web = open()
  web.get('/print/:piece', (c) => c.text(c.req.param('piece') === idOf('members') ? `so far, and then ${markers('members')[0]}` : ''))
  const { leaks } = await walk(web, 'visitor')
  assert.deepEqual([...new Set(leaks.map((leak) => leak.split(' ').slice(0, 3).join(' ')))], [`visitor GET /print/${idOf('members')}`])
})

test('where a piece is read is where it may be: a country opens it, another does not', async () => {
  const ask = askerOf(open(), 'visitor')
  const last = markers('abroad')[3] as string
  const from = async (country: string) => (await ask(pathOf('abroad'), { headers: { 'x-country': country } })).text.includes(last)
  assert.deepEqual([await from('GB'), await from('FR'), await from('GB'), await from('XX')], [true, false, true, false])
  assert.equal((await ask('/')).text.includes('zqabroadstandfirst'), false)
})

test('search engines are told what is free, what is not, and what a title wishes', async () => {
  const ask = askerOf(open(), 'visitor')
  const facts = async (name: string) => {
    const { text, response } = await ask(pathOf(name))
    const ld = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] as string)
    return {
      free: ld.isAccessibleForFree,
      part: ld.hasPart,
      withheld: /class="[^"]*\bwithheld\b/.test(text),
      robots: [/<meta name="robots" content="([^"]+)"/.exec(text)?.[1], response.headers.get('x-robots-tag')],
      mining: [/<meta name="tdm-reservation" content="(\d)"/.exec(text)?.[1], response.headers.get('tdm-reservation')],
      canonical: /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1],
    }
  }
  const part = { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.withheld' }
  const said = { robots: [undefined, null], mining: ['1', '1'] }
  assert.deepEqual(await facts('open'), { free: true, part: undefined, withheld: false, ...said, canonical: 'https://open.example/piece' })
  assert.deepEqual(await facts('metered'), { free: false, part, withheld: true, ...said, canonical: 'https://metered.example/piece' })
  assert.deepEqual(await facts('members'), {
    ...{ free: false, part, withheld: true, canonical: 'https://members.example/piece' },
    ...{ robots: ['noindex', 'noindex'], mining: ['0', '0'] },
  })
  assert.deepEqual((await facts('ended')).free, undefined)
})

test('answers for one person stay with him; those for all visitors are shared', async () => {
  const web = open()
  const cache = async (person: Person, name: string) => (await askerOf(web, person)(pathOf(name))).response.headers.get('cache-control')
  assert.match((await cache('visitor', 'members')) ?? '', /^public/)
  assert.match((await cache('visitor', 'open')) ?? '', /^public/)
  assert.equal(await cache('visitor', 'metered'), 'private, no-store')
  assert.equal(await cache('visitor', 'abroad'), 'private, no-store')
  assert.equal(await cache('member', 'open'), 'private, no-store')
  assert.equal(await cache('member', 'members'), 'private, no-store')
})

test("a title's page says what is agreed for the whole of it, and for a section where that is something else", async () => {
  const { text } = await askerOf(open(), 'visitor')(`/titles/${titleOf('insection')}`)
  assert.match(
    text,
    /Everyone reads it, as far as its feed carries it\..*<p>Opinion: Members read it; anyone sees the first 2 paragraphs\./s,
  )
})
