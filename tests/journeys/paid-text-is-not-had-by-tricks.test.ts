import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openPaper } from '../town/open-paper.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'

// What every route gives to whom is walked in what-is-withheld-never-leaves.test.ts; here a visitor tries the tricks that HTTP and other papers' habits offer.
const paper = await openPaper({ CASH_DESK: 'test', COUNTRY_HEADER: 'x-country', TRUST_PROXY: '1' })
const house = 'https://paper.example'
let piece: FoundPiece
let registered: FoundPiece
let member: Person
/** What a member's browser was given with the piece: everything by which the next request could be recognised. */
let given: { etag: string; cookie: string; modified: string | null }
before(async () => {
  piece = (await piecesOf(paper.db, 'niger-bend-post'))[0] as FoundPiece
  registered = (await piecesOf(paper.db, 'highveld-beacon'))[0] as FoundPiece
  member = await paper.member('member@post.example')
  const read = await member.open(piece.at)
  assert.ok(read.text.includes(piece.last))
  given = {
    etag: read.headers.get('etag') ?? assert.fail('a page has a tag'),
    cookie: [...member.jar].map(([name, { value }]) => `${name}=${value}`).join('; '),
    modified: read.headers.get('last-modified'),
  }
})
const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await paper.web.request(
    `${house}${path}`,
    { method, headers },
    { incoming: { socket: { remoteAddress: '203.0.113.9' } } },
  )
  return { status: response.status, headers: response.headers, text: Buffer.from(await response.arrayBuffer()).toString('latin1') }
}
const has = ({ text, headers }: { text: string; headers: Headers }) => `${text} ${[...headers].join(' ')}`.includes(piece.last)

test('the tag of a member’s page confirms nothing to a visitor, and his own page has another', async () => {
  for (const known of [given.etag, `W/${given.etag}`, given.etag.replace(/^W\//, ''), `"x", ${given.etag}`]) {
    const answer = await ask(piece.at, { 'if-none-match': known })
    assert.deepEqual([answer.status, has(answer)], [200, false], known)
    assert.notEqual(answer.headers.get('etag'), given.etag)
  }
  const own = await ask(piece.at)
  const again = await ask(piece.at, { 'if-none-match': own.headers.get('etag') ?? '' })
  assert.deepEqual([again.status, again.text], [304, ''], 'while his own is known')
  for (const header of ['if-match', 'if-modified-since', 'if-unmodified-since', 'if-range'])
    assert.equal(
      has(await ask(piece.at, { [header]: header.includes('since') ? 'Mon, 23 Nov 2026 12:00:00 GMT' : given.etag })),
      false,
      header,
    )
  const asMember = await ask(piece.at, { cookie: given.cookie, 'if-none-match': own.headers.get('etag') ?? '' })
  assert.deepEqual([asMember.status, has(asMember)], [200, true], 'nor is the gate confirmed to a member')
})

test('ranges, HEAD and other methods give no more', async () => {
  for (const range of ['bytes=0-', 'bytes=-2000', 'bytes=4000-99999', 'bytes=0-0,-2000'])
    for (const more of [{}, { 'if-range': given.etag }] as Record<string, string>[])
      assert.equal(has(await ask(piece.at, { range, ...more })), false, range)
  const head = await ask(piece.at, {}, 'HEAD')
  assert.deepEqual([head.status, head.text], [200, ''])
  const whole = await ask(piece.at, { cookie: given.cookie }, 'HEAD')
  assert.equal(whole.text, '')
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    const answer = await ask(piece.at, { 'x-http-method-override': 'GET', 'x-http-method': 'GET' }, method)
    assert.ok(answer.status >= 400, method)
    assert.equal(has(answer), false, method)
  }
  assert.equal(has(await ask(piece.at, {}, 'OPTIONS')), false)
})

test('addresses that look like another are the same gate, or nothing', async () => {
  const [, slug = ''] = piece.at.split('/news/')
  for (const path of [
    ...[
      '?print',
      '?print=1',
      '?amp=1',
      '?output=amp',
      '?format=json',
      '?format=pdf',
      '?outputType=amp',
      '?view=full',
      '?preview=true',
      '?share=1',
    ],
    ...[
      '?gift=',
      '?gift=null',
      '?gift=..%2f',
      `?gift=${'A'.repeat(22)}`,
      '?token=x',
      '?_data=routes',
      '?_rsc=1',
      '?callback=x',
      '?#',
      '?gift[]=x',
    ],
  ].map((tail) => piece.at + tail))
    assert.equal(has(await ask(path)), false, path)
  for (const path of [
    ...[
      `/news/${slug}/`,
      `/news/${slug}/print`,
      `/news/${slug}.json`,
      `/news/${slug}.amp`,
      `/news/${slug}.pdf`,
      `/news/${slug}%20`,
      `/news/./${slug}`,
    ],
    ...[
      `//news/${slug}`,
      `/NEWS/${slug}`,
      `/news/${slug.toUpperCase()}`,
      `/news/%2e%2e/news/${slug}`,
      `/amp/news/${slug}`,
      `/print/${slug}`,
    ],
    ...[
      `/api/news/${piece.id}`,
      `/news/${piece.id}`,
      `/news/${piece.id}.txt`,
      `/api/articles/${piece.id}`,
      `/articles/${piece.id}`,
      `/embed/${slug}`,
    ],
    ...[
      `/feeds/news/${piece.id}.xml`,
      `/feeds/stories/${piece.id}.json`,
      '/feeds/titles/niger-bend-post.xml?full',
      '/feeds/titles/niger-bend-post.json?full=1',
    ],
    ...[
      `/titles/niger-bend-post?full`,
      `/search?q=${encodeURIComponent(piece.headline)}&full=1`,
      `/pictures/${piece.id}`,
      '/worker.js',
      '/outbox',
    ],
  ]) {
    const answer = await ask(path)
    assert.equal(has(answer), false, path)
    assert.ok(answer.status < 500, path)
  }
})

test('nobody is taken for somebody else by what he says of himself: a search engine, another page, a proxy, an old cookie', async () => {
  const agents = [
    'Googlebot/2.1 (+http://www.google.com/bot.html)',
    'bingbot/2.0',
    'facebookexternalhit/1.1',
    'Twitterbot/1.0',
    'ia_archiver',
    'Mediapartners-Google',
  ]
  const says: Record<string, string>[] = [
    ...agents.map((agent) => ({ 'user-agent': agent })),
    ...['https://www.google.com/', 'https://t.co/x', `${house}/account`, 'https://www.facebook.com/'].map((referer) => ({ referer })),
    ...['x-original-url', 'x-rewrite-url', 'x-forwarded-prefix', 'x-accel-redirect'].map((name) => ({
      [name]: '/account/export/all.json',
    })),
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '10.0.0.1, 127.0.0.1', 'x-real-ip': '127.0.0.1' },
    { 'masthead-reader': 'member', 'x-reader': 'member', 'x-standing': 'member', authorization: 'Bearer member' },
    { authorization: `Basic ${Buffer.from('member@post.example:x').toString('base64')}` },
    { cookie: 'standing=member; member=true; masthead-reader=member; role=operator; trial=1' },
    { cookie: given.cookie.replace('__Host-', '') },
    { cookie: given.cookie.replace(/=(.{12})/, '=AAAAAAAAAAAA') },
    { 'service-worker': 'script', 'sec-fetch-dest': 'serviceworker' },
    { 'sec-purpose': 'prefetch' },
    { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' },
    { accept: 'application/ld+json' },
    { accept: 'application/xhtml+xml;profile=print' },
    { 'save-data': 'on', 'x-country': 'XX' },
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': 'br' },
  ]
  for (const headers of says) assert.equal(has(await ask(piece.at, headers)), false, JSON.stringify(headers))
})

test('memory gives each his own, in whatever order they come, in every coding, also when they come at once', async () => {
  const codings = ['identity', 'gzip', 'br']
  for (let round = 0; round < 2; round++) {
    if (round === 1) paper.web.forget()
    const asked = codings.flatMap((coding) => [
      { coding, cookie: given.cookie, want: true },
      { coding, cookie: '', want: false },
      { coding, cookie: 'choices=GB.world.', want: false },
    ])
    const answers = await Promise.all(
      asked.map(({ coding, cookie }) =>
        paper.web.request(`${house}${piece.at}`, { headers: { 'accept-encoding': coding, ...(cookie && { cookie }) } }),
      ),
    )
    for (const [n, response] of answers.entries()) {
      const coded = response.headers.get('content-encoding')
      const bytes = Buffer.from(await response.arrayBuffer())
      const { brotliDecompressSync, gunzipSync } = await import('node:zlib')
      const text = (coded === 'br' ? brotliDecompressSync(bytes) : coded === 'gzip' ? gunzipSync(bytes) : bytes).toString()
      assert.equal(text.includes(piece.last), asked[n]?.want, JSON.stringify(asked[n]))
      assert.match(response.headers.get('vary') ?? '', /accept-encoding/i)
      assert.equal(response.headers.get('cache-control')?.includes('private'), asked[n]?.want, 'no cache between keeps a member’s page')
    }
  }
})

test('what describes a piece to machines has no more of it than the gate: JSON-LD, cards for other pages, alternative texts', async () => {
  const { text } = await ask(piece.at)
  const ld = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '{}') as Record<string, unknown>
  assert.equal(ld.isAccessibleForFree, false)
  assert.ok(!('articleBody' in ld) && !JSON.stringify(ld).includes(piece.last))
  for (const [, content = ''] of text.matchAll(/(?:content|alt|title|aria-label|data-[\w-]+)="([^"]*)"/g))
    assert.ok(!content.includes(piece.last))
  for (const [, comment = ''] of text.matchAll(/<!--([\s\S]*?)-->/g)) assert.ok(!comment.includes(piece.last))
  assert.doesNotMatch(text, /<template|<noscript|hidden>|display: ?none/, 'nothing lies hidden in the page')
})

test('a free account opens what is for free accounts and no more, and its words reach no visitor by another’s reading', async () => {
  assert.ok((await member.open(registered.at)).text.includes(registered.last))
  const words = registered.last.split(' ').slice(1, -1).join(' ')
  const search = `/search?q=${encodeURIComponent(`"${words}"`)}`
  for (const path of [registered.at, '/titles/highveld-beacon', '/feeds/titles/highveld-beacon.json', search]) {
    const { text } = await ask(path)
    // What he has asked for himself stands in the form of a search.
    const shown = path === search ? text.split('</form>').slice(1).join('') : text
    assert.ok(!shown.replace(/<\/?mark>/g, '').includes(words), path)
  }
})
