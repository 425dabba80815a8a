import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { giveArticle } from '../../src/membership/membership.ts'
import { termsForm } from '../../src/titles/titles.ts'
import { openPaper } from '../town/open-paper.ts'

const paper = await openPaper()

/** Two long pieces of one title, and one of another. */
let first: { at: string; end: string; id: string }
let second: typeof first
let other: typeof first
let titles: [string, string]
const agree = async (title: string, document: unknown) => {
  await sql`update terms set document = ${JSON.stringify(termsForm.parse(document))}::jsonb where title_id = ${title}`.execute(paper.db)
  paper.web.forget()
}
before(async () => {
  const { rows } = await sql<{ id: string; slug: string; title: string; html: string }>`
    select a.id, a.slug, a.title_id as title, x.html from articles a join article_texts x on x.article_id = a.id
    where a.state = 'ready' and a.language like 'en%' and a.title_id in ('meridian-uk', 'touchline') and cardinality(regexp_split_to_array(x.html, '<p>')) > 4
    order by a.title_id, a.id`.execute(paper.db)
  const of = (title: string) =>
    rows
      .filter((row) => row.title === title)
      .map(({ id, slug, html }) => ({ id, at: `/news/${slug}-${id}`, end: html.replace(/<\/p>\s*$/, '').slice(-40) }))
  ;[first, second] = of('meridian-uk') as [typeof first, typeof first]
  other = of('touchline')[0] as typeof first
  titles = ['meridian-uk', 'touchline']
  assert.ok(first && second && other)
})

test('from the gate to the whole piece in four requests and one letter', async () => {
  await agree(titles[0], { access: 'members', previewParagraphs: 1 })
  const ada = paper.person()
  const gate = await ada.open(first.at)
  assert.match(gate.text, /Sign up to read this article/)
  assert.match(gate.text, /Read news from \d+ titles, curated specifically for you\./)
  assert.match(gate.text, /Already a member\? <a [^>]+>Sign in here<\/a>/)
  assert.match(gate.text, /Fourteen days free, no card\./)
  assert.ok(!gate.text.includes(first.end))
  const before = ada.requests()
  await ada.fill('/join', { mail: 'ada@post.example' })
  const { code } = await paper.letterTo('ada@post.example')
  const read = await ada.fill('/join/code', { code })
  assert.deepEqual([read.path, read.status, ada.requests() - before], [first.at, 200, 4])
  assert.ok(read.text.includes(first.end) && !read.text.includes('Sign up to read'))
  assert.match(read.headers.get('cache-control') ?? '', /private, no-store/)
  assert.equal((await paper.inside.letters.outbox(paper.db)).filter((letter) => letter.to === 'ada@post.example').length, 1)

  paper.wait(15 * 86_400_000)
  const over = await ada.open(first.at)
  assert.match(over.text, /Become a member to read this article/)
  assert.match(over.text, /Your free days are over\./)
  assert.match(over.text, /<a class="button" href="\/membership\?next=%2Fnews%2F[^"]+">/)
  assert.ok(!over.text.includes(first.end), 'and what was kept for him in memory is not given')
})

test('a meter counts articles and not readings, is told quietly, and is not told of other titles', async () => {
  await agree(titles[0], { access: 'metered', meter: { visitors: 1, registered: 2 }, previewParagraphs: 1 })
  await agree(titles[1], { access: 'metered', meter: { visitors: 1, registered: 2 }, previewParagraphs: 1 })
  const ben = paper.person()
  assert.match((await ben.open(first.at)).text, /1 of 1 free article of [^<]+ this month/)
  assert.ok((await ben.open(first.at)).text.includes(first.end), 'again is free')
  const spent = await ben.open(second.at)
  assert.match(spent.text, /You have read the one piece that [^<]+ gives free of charge this month/)
  assert.ok(!spent.text.includes(second.end))
  assert.ok((await ben.open(other.at)).text.includes(other.end), 'another title has a meter of its own')
  for (const [, { value }] of ben.jar) assert.ok(!value.includes(first.id) && !value.includes(titles[0]))
})

test('what a browser fetches beforehand is neither counted nor given', async () => {
  await agree(titles[0], { access: 'metered', meter: { visitors: 1, registered: 2 }, previewParagraphs: 1 })
  const eve = paper.person()
  const ahead = await eve.open(first.at, { 'sec-purpose': 'prefetch;prerender' })
  assert.deepEqual([ahead.status, ahead.text, eve.jar.size], [503, '', 0])
  assert.ok((await eve.open(second.at)).text.includes(second.end))
})

test('a gift opens one piece for whoever has the link, and no other; a wrong slug keeps it', async () => {
  await agree(titles[0], { access: 'members', previewParagraphs: 1, index: true })
  const { rows } = await sql<{ id: string }>`select id from readers limit 1`.execute(paper.db)
  const standing = { kind: 'complimentary', until: null } as const
  const gift = { reader: rows[0]?.id as never, standing, article: first.id, secret: paper.inside.secret, perMonth: 5 }
  const given = await giveArticle(paper.db, gift, paper.now())
  assert.ok(given.ok)
  const cy = paper.person()
  const read = await cy.open(`/news/old-slug-${first.id}?gift=${given.token}`)
  assert.ok(read.text.includes(first.end))
  assert.match(read.text, /A member has opened this article for you\./)
  assert.match(read.text, /<meta name="robots" content="noindex"/)
  assert.ok(!(await cy.open(`${second.at}?gift=${given.token}`)).text.includes(second.end))
  assert.ok(!(await paper.person().open(first.at)).text.includes(first.end), 'the link is the gift, not the page')
})

test('a list costs no statement more for titles behind a gate, and says what it takes to read on', async () => {
  const asks = async () => {
    paper.web.forget()
    const before = paper.statements()
    const { text } = await paper.person().open('/')
    return { statements: paper.statements() - before, text }
  }
  await sql`update terms set document = ${JSON.stringify(termsForm.parse({}))}::jsonb`.execute(paper.db)
  const open = await asks()
  assert.doesNotMatch(open.text, /gate-mark/)
  await sql`update terms set document = ${JSON.stringify(termsForm.parse({ access: 'members' }))}::jsonb`.execute(paper.db)
  const members = await asks()
  assert.equal(members.statements, open.statements)
  assert.match(members.text, /<span class="gate-mark">Members<\/span>/)
  await sql`update terms set document = ${JSON.stringify(termsForm.parse({ access: 'registered' }))}::jsonb`.execute(paper.db)
  assert.match((await asks()).text, /<span class="gate-mark">Free account<\/span>/)
})

test('an article that is asked for again costs a visitor no statement, a reader those that tell who he is', async () => {
  await agree(titles[0], { access: 'members', previewParagraphs: 1 })
  const dora = paper.person()
  const signedIn = await paper.member('dora@post.example')
  await dora.open(first.at)
  await signedIn.open(first.at)
  const cost = async (who: typeof dora) => {
    const before = paper.statements()
    await who.open(first.at)
    return paper.statements() - before
  }
  assert.equal(await cost(dora), 0)
  assert.ok((await cost(signedIn)) <= 2)
})
