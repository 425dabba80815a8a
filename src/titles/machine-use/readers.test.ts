import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRobots } from '../../base/robots-file.ts'
import { readAgentRules } from './read-agents.ts'
import { readRslDocument } from './read-document.ts'
import { readStatements, rslAddresses } from './read-page.ts'
import { readPreference, readRobotsPreferences } from './read-preferences.ts'
import { readDataMining } from './read-rights.ts'
import { readRsl, readRslInFeed, unlicensed } from './read-rsl.ts'
import { lastSaid, readTdmFile, readTdmPair, tdmUses } from './read-tdmrep.ts'
import { aiUses, type Uses, usesOf } from './uses.ts'

const robots = (text: string) => readRobots(new TextEncoder().encode(text))
const page = 'https://paper.example/news/a'
const rsl = (inner: string, more = '') => `<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl"${more}>${inner}</rsl>`
const uses = (text: string, asset = page): Uses => readRsl(text, [asset], 'https://paper.example/license.xml').uses

test('RSL: permits is a closed list, prohibits a no, and a price a condition', () => {
  assert.deepEqual(
    uses(
      rsl(
        '<content url="/"><license><permits type="usage">search ai-index</permits><prohibits type="usage">ai-train</prohibits></license></content>',
      ),
    ),
    { search: 'allowed', 'ai-index': 'allowed', 'ai-train': 'refused', 'ai-input': 'refused' },
  )
  assert.deepEqual(
    uses(
      rsl(
        '<content url="/"><license><permits type="usage">ai-all</permits><payment type="crawl"><amount currency="USD">0.015</amount></payment></license></content>',
      ),
    ),
    { search: 'refused', ...usesOf(aiUses, 'priced') },
  )
  assert.deepEqual(uses(rsl('<content url="/"><license><prohibits type="usage">ai-train</prohibits></license></content>')), {
    'ai-train': 'refused',
  })
  assert.equal(
    uses(rsl('<content url="/"><license><permits type="usage">all</permits><payment type="attribution"/></license></content>')).tdm,
    'allowed',
  )
})

test('RSL: a server makes a token compulsory, even where the licence is free; drafts spell both otherwise', () => {
  const licence = '<license><permits type="usage">ai-train search</permits><payment type="free"/></license>'
  assert.equal(uses(rsl(`<content url="/" server="https://olp.example/">${licence}</content>`))['ai-train'], 'priced')
  assert.equal(uses(rsl(`<content url="/"><server>https://olp.example/</server>${licence}</content>`))['ai-train'], 'priced')
  assert.equal(uses(rsl(`<content url="/">${licence}</content>`))['ai-train'], 'allowed')
  assert.equal(
    uses(rsl('<content url="/"><license><prohibits type="usage">train-ai</prohibits></license></content>'))['ai-train'],
    'refused',
  )
  assert.equal(
    uses(
      '<r:rsl xmlns:r="https://rslstandard.org/rsl"><r:content url="/"><r:license><r:prohibits type="usage">ai-all</r:prohibits></r:license></r:content></r:rsl>',
    )['ai-input'],
    'refused',
  )
})

test('RSL: the longest url that fits an address speaks of it, the stricter where two do; another origin’s does not', () => {
  const of = (url: string, word: string) => `<content url="${url}"><license><${word} type="usage">ai-train</${word}></license></content>`
  const text = rsl(
    of('/', 'permits') + of('/news/*', 'prohibits') + of('/news/*', 'permits') + of('https://other.example/news/a', 'permits'),
  )
  assert.equal(uses(text)['ai-train'], 'refused')
  assert.equal(uses(text, 'https://paper.example/sport')['ai-train'], 'allowed')
  assert.equal(uses(rsl(of('https://paper.example/news/*', 'prohibits')))['ai-train'], 'refused')
  assert.deepEqual(uses(rsl(of('/sport/', 'prohibits'))), {})
})

test('RSL: what cannot be had or is none leaves all unlicensed; max-age says how long it holds', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  assert.deepEqual(uses('<html><body>Not found</body></html>'), unlicensed)
  assert.deepEqual(readRslDocument(undefined, 'https://paper.example/l.xml', [page], now)?.uses, unlicensed)
  const read = readRslDocument(
    rsl('<content url="/"><license><prohibits type="usage">all</prohibits></license></content>', ' max-age="7"'),
    'https://paper.example/l.xml',
    [page],
    now,
  )
  assert.equal(read?.goodUntil?.toISOString(), '2026-11-30T12:00:00.000Z')
  assert.equal(readRslDocument(rsl('<content url="/other"/>'), 'https://paper.example/l.xml', [page], now), undefined)
  for (const text of ['', '<', '<rsl', '\0', rsl('<content/>'.repeat(30_000)), rsl('<content url="/">'.repeat(500))]) assert.ok(uses(text))
})

test('RSL within a feed: of its own origin alone, the strictest of all items', () => {
  const item = (url: string, word: string) =>
    `<item><rsl:content url="${url}"><rsl:license><rsl:${word} type="usage">ai-train</rsl:${word}></rsl:license></rsl:content></item>`
  const feed = (items: string) => `<rss xmlns:rsl="https://rslstandard.org/rsl"><channel><title>T</title>${items}</channel></rss>`
  const at = 'https://paper.example/rss'
  assert.equal(readRslInFeed(feed(item('https://paper.example/a', 'permits') + item('/b', 'prohibits')), at)['ai-train'], 'refused')
  assert.deepEqual(readRslInFeed(feed(item('https://other.example/a', 'prohibits')), at), {})
  assert.deepEqual(readRslInFeed('<rss><channel/></rss>', at), {})
})

test('TDMRep: the first rule that matches, 0 and 1 alone, and file before header before meta', () => {
  const file = JSON.stringify([
    { location: '/news/*.pdf$', 'tdm-reservation': 0 },
    { location: '/news/', 'tdm-reservation': 1, 'tdm-policy': 'https://paper.example/policy.json' },
    { location: '/', 'tdm-reservation': 0 },
  ])
  const at = 'https://paper.example/.well-known/tdmrep.json'
  const of = (path: string) => tdmUses(readTdmFile(file, path, at)).tdm
  assert.deepEqual(['/news/a', '/news/a.pdf', '/', '/news/a.pdfx'].map(of), ['priced', 'allowed', 'allowed', 'priced'])
  for (const text of [
    '{}',
    'null',
    '[null,1,"x"]',
    '[{"location":"/","tdm-reservation":"1"}]',
    '[{"location":"/","tdm-reservation":2}]',
    '[{"location":"/","tdm-reservation":true}]',
    '<html>',
    '',
  ])
    assert.deepEqual(tdmUses(readTdmFile(text, '/', at)), {}, text)
  const step = (value: string | undefined) => readTdmPair(value, undefined, at)
  assert.equal(tdmUses(lastSaid([step('1'), step('0'), step(undefined)])).tdm, 'allowed')
  assert.equal(tdmUses(lastSaid([step('0'), step('yes'), step('1')])).tdm, 'refused')
  assert.deepEqual(tdmUses(lastSaid([step('true'), step('2')])), {})
})

test('AIPREF and Content-Signal: both spellings, the longest path, and any no among equals', () => {
  assert.deepEqual(readPreference('train-ai=n, search=y'), { 'ai-train': 'refused', search: 'allowed' })
  assert.deepEqual(readPreference('search=yes,ai-train=no, ai-input=yes'), {
    search: 'allowed',
    'ai-train': 'refused',
    'ai-input': 'allowed',
  })
  assert.deepEqual(readPreference('ai-use=n;x=1, nonsense, =y, train-ai, constructor=n'), { 'ai-input': 'refused' })
  const file = robots(
    'User-Agent: *\nAllow: /\nDisallow: /never/\nContent-Usage: / train-ai=n\nContent-Usage: /ai-ok/ train-ai=y\nContent-Usage: /both/ train-ai=y\nContent-Usage: /both/ train-ai=n\n\nUser-Agent: ExampleBot\nAllow: /\nContent-Usage: / train-ai=y\n',
  )
  const of = (path: string, agent = 'Masthead') => readRobotsPreferences(file, agent, path).usage['ai-train']
  assert.deepEqual([of('/test'), of('/ai-ok/test'), of('/both/x'), of('/test', 'ExampleBot')], ['refused', 'allowed', 'refused', 'allowed'])
})

test('agents of AI that robots.txt shuts out by name are a statement; shutting out all is none', () => {
  const of = (text: string) => readAgentRules(robots(text), ['/news/a']).uses
  assert.deepEqual(of('User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: *\nAllow: /'), {
    'ai-train': 'refused',
    tdm: 'refused',
  })
  assert.deepEqual(of('User-agent: PerplexityBot\nDisallow: /private/'), {})
  assert.deepEqual(of('User-agent: *\nDisallow: /'), {})
  assert.deepEqual(of('User-agent: google-extended\nDisallow: /'), { 'ai-train': 'refused', 'ai-input': 'refused' })
})

test('NewsML-G2’s dataMining is read by PLUS’s codes', () => {
  assert.deepEqual(readDataMining('http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-SEECONSTRAINT'), { tdm: 'priced' })
  assert.deepEqual(readDataMining('plusvocab:DMI-PROHIBITED-AIMLTRAINING'), { 'ai-train': 'refused' })
  assert.deepEqual([readDataMining('DMI-UNSPECIFIED'), readDataMining(undefined), readDataMining('x')], [{}, {}, {}])
})

test('all that a host and a page say is found, each where it was said', () => {
  const known = {
    robots: {
      address: 'https://paper.example/robots.txt',
      file: robots('License: https://paper.example/l.xml\nUser-agent: *\nContent-Signal: ai-train=no\n\nUser-agent: GPTBot\nDisallow: /'),
    },
    tdmrep: { address: 'https://paper.example/.well-known/tdmrep.json', text: '[{"location":"/","tdm-reservation":1}]' },
    page: {
      address: 'https://paper.example/',
      headers: {
        'content-usage': 'train-ai=n',
        link: '</header.xml>; rel="license"; type="application/rsl+xml", <https://creativecommons.org/x>; rel=license; type="text/html"',
        'x-robots-tag': 'noarchive, noai',
      },
      html: `<!doctype html><meta name=robots content="index, noimageai"><meta name="tdm-reservation" content="0">
        <link rel="license" type="application/rsl+xml" href="/page.xml"><link rel=license href=/cc><script type="application/rsl+xml">${rsl('<content url=""><license><prohibits type="usage">ai-input</prohibits></license></content>')}</script>`,
    },
  }
  assert.deepEqual(rslAddresses(known, 'Masthead'), [
    'https://paper.example/l.xml',
    'https://paper.example/header.xml',
    'https://paper.example/page.xml',
  ])
  const said = readStatements(known, ['https://paper.example/'], 'Masthead').map(
    (one) => `${one.form} ${new URL(one.address).pathname} ${JSON.stringify(one.uses)}`,
  )
  assert.deepEqual(said.toSorted(), [
    'aipref / {"ai-train":"refused"}',
    'content-signal /robots.txt {"ai-train":"refused"}',
    'meta / {"ai-train":"refused","ai-index":"refused","ai-input":"refused"}',
    'robots /robots.txt {"ai-train":"refused"}',
    'rsl / {"ai-input":"refused"}',
    'tdmrep / {"tdm":"allowed"}',
  ])
})
