import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { day } from '../../src/base/clock.ts'
import { sql } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { openRobots } from '../../src/base/robots.ts'
import { readRobots } from '../../src/base/robots-file.ts'
import { askMachineUses } from '../../src/intake/intake.ts'
import { readStatements } from '../../src/titles/machine-use/read-page.ts'
import { readRsl, readRslInFeed } from '../../src/titles/machine-use/read-rsl.ts'
import { agreeTerms, defaultTerms, type TitleId } from '../../src/titles/titles.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
const meridian = 'meridian-uk' as TitleId
const paper = 'https://paper.example'
let robotsTxt = 'User-agent: *\nContent-Signal: search=yes, ai-train=no\n\nUser-agent: PerplexityBot\nDisallow: /\n'
const server = createServer((request, response) => {
  if (request.url === '/robots.txt') response.writeHead(200, { 'content-type': 'text/plain' }).end(robotsTxt)
  else if (request.url === '/')
    response.writeHead(200, { 'content-type': 'text/html', 'content-usage': 'ai-use=y' }).end('<title>The Meridian</title>')
  else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const network = openNetwork({ allow: ['127.0.0.1'] })
let web: Web
let piece = ''
before(async () => {
  await fillWeb(db, now)
  web = openWeb(db, { config: townConfig({ PUBLIC_URL: paper }), now: () => now })
  await sql`update titles set left_at = ${now} where id <> ${meridian}`.execute(db)
  await sql`update titles set home = ${home} where id = ${meridian}`.execute(db)
  await agreeTerms(db, meridian, { ...defaultTerms, mining: 'allowed' }, now)
  const { rows } = await sql<{
    id: string
    slug: string
  }>`select id, slug from articles where title_id = ${meridian} and state = 'ready' order by published_at desc limit 1`.execute(db)
  piece = `/news/${rows[0]?.slug}-${rows[0]?.id}`
})
after(async () => {
  await network.close()
  server.close()
})
const ask = (at: Date) => askMachineUses(db, { network, robots: openRobots(network), pause: 0 }, at)
const get = async (path: string) => {
  web.forget()
  const response = await web.request(path)
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
}

test('what a publisher says in public is on his pieces, in our robots.txt, licence, feeds and TDMRep, and told to readers', async () => {
  assert.equal((await get(piece)).headers['tdm-reservation'], '0', 'mining was agreed, and nothing else was said yet')
  await ask(now)

  const page = await get(piece)
  assert.equal(page.headers['content-signal'], 'search=yes, ai-input=yes, ai-train=no')
  assert.equal(page.headers['content-usage'], 'train-ai=n, ai-use=y, search=y')
  assert.equal(page.headers['tdm-reservation'], '1')
  assert.equal(page.headers.link, `<${paper}/license/meridian-uk.xml>; rel="license"; type="application/rsl+xml"`)
  assert.match(page.text, /<meta name="tdm-reservation" content="1"/)
  assert.match(page.text, /<link rel="license" type="application\/rsl\+xml" href="\/license\/meridian-uk\.xml"/)

  const expected = { search: 'allowed', 'ai-index': 'refused', 'ai-input': 'allowed', 'ai-train': 'refused' }
  for (const [path, asset] of [
    ['/license/meridian-uk.xml', paper + piece],
    ['/license.xml', `${paper}/`],
  ] as const) {
    const licence = await get(path)
    assert.match(licence.headers['content-type'] ?? '', /^application\/rsl\+xml/)
    const read = readRsl(licence.text, [asset], paper + path)
    assert.deepEqual([read.valid, read.uses], [true, expected], path)
  }
  const rss = await get('/feeds/titles/meridian-uk.xml')
  assert.deepEqual(readRslInFeed(rss.text, `${paper}/feeds/titles/meridian-uk.xml`), expected)
  const json = JSON.parse((await get('/feeds/titles/meridian-uk.json')).text)
  assert.equal(json.items[0]._masthead.license, `${paper}/license/meridian-uk.xml`)

  const robots = await get('/robots.txt')
  assert.match(robots.text, /^License: https:\/\/paper\.example\/license\.xml$/m)
  assert.match(robots.text, /^Disallow: \/search$/m)
  const file = { address: `${paper}/robots.txt`, file: readRobots(new TextEncoder().encode(robots.text)) }
  const tdmrep = { address: `${paper}/.well-known/tdmrep.json`, text: (await get('/.well-known/tdmrep.json')).text }
  const said = Object.fromEntries(readStatements({ robots: file, tdmrep }, [`${paper}/`], 'GPTBot').map((one) => [one.form, one.uses]))
  assert.deepEqual(said, {
    aipref: { search: 'allowed', 'ai-input': 'allowed', 'ai-train': 'refused' },
    'content-signal': { search: 'allowed', 'ai-input': 'allowed', 'ai-train': 'refused' },
    tdmrep: { tdm: 'refused' },
  })

  const sentence = /Machine use: [^<]*/.exec((await get('/titles/meridian-uk')).text)?.[0]
  assert.match(
    sentence ?? '',
    /search yes, AI search no \(robots\.txt, 23 Nov\), AI answers yes \(Content-Usage, 23 Nov\), training no \(robots\.txt, 23 Nov\)/,
  )
})

test('of what is said and what was agreed the stricter holds, whichever is told last', async () => {
  await agreeTerms(db, meridian, { ...defaultTerms, mining: 'reserved' }, now)
  assert.equal((await get(piece)).headers['content-usage'], 'train-ai=n, ai-use=n, search=y')
  robotsTxt = 'User-agent: *\nContent-Signal: search=no, ai-train=yes\n'
  await ask(new Date(now.getTime() + day))
  const page = await get(piece)
  assert.equal(page.headers['content-usage'], 'train-ai=n, ai-use=n, search=n')
  assert.deepEqual([page.headers['x-robots-tag'], /<meta name="robots" content="noindex"/.test(page.text)], ['noindex', true])
  assert.match(
    (await get('/robots.txt')).text,
    /^Content-Signal: search=yes, ai-input=no, ai-train=no$/m,
    'the paper’s own pages may be found',
  )
})

test('nothing that is not there is licensed', async () => {
  assert.deepEqual(
    await Promise.all(['/license/nobody.xml', '/license/x', '/license/.xml'].map(async (path) => (await get(path)).status)),
    [404, 404, 404],
  )
})
