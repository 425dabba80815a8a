import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { putTitle } from '../../tests/town/put-title.ts'
import { openNetwork } from '../base/fetching.ts'
import { openRobots } from '../base/robots.ts'
import { agreeTerms, defaultTerms, type FeedId, type TitleId } from '../titles/titles.ts'
import { fetchFullTexts } from './fetch-full-texts.ts'
import { openPageThreads } from './page-threads.ts'
import { prepareItem } from './prepare-item.ts'
import { receive } from './receive.ts'

const { db } = await testDatabase({
  'article-received': async () => {},
  'article-corrected': async () => {},
  'article-withdrawn': async () => {},
})
const noon = new Date('2026-11-23T12:00:00Z')
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const asked: string[] = []
const body = (word: string) =>
  `<html><head><title>${word}</title></head><body><article><h1>${word}</h1><img src="/deck.jpg" alt="The deck">${Array.from({ length: 8 }, (_, n) => `<p>Paragraph ${n} of the ${word} piece goes on for long enough to be taken for running text by anyone who reads it.</p>`).join('')}</article></body></html>`
const server = createServer((request, response) => {
  asked.push(request.url!)
  if (request.url === '/robots.txt')
    response.end(`User-agent: *\nDisallow: ${request.headers.host?.startsWith('localhost') ? '/closed/' : '/private/'}`)
  else if (request.url?.startsWith('/moved'))
    response.writeHead(302, { location: request.url === '/moved-away' ? `http://localhost:${port}/closed/ferry` : '/private/ferry' }).end()
  else if (request.url === '/gone') response.writeHead(410).end()
  else if (request.url === '/missing') response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': 'text/html' }).end(body(request.url!.slice(1)))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as { port: number }
const base = `http://127.0.0.1:${port}`
const network = openNetwork({ allow: [`127.0.0.1:${port}`, `localhost:${port}`] })
const pages = openPageThreads()
after(async () => {
  await pages.close()
  await network.close()
  server.close()
})
const outside = { network, robots: openRobots(network), pages, pause: 0 }

const newTitle = async (id: TitleId, text: 'feed' | 'page') => {
  await putTitle(db, { id, language: 'en', feeds: [{ id: `${id}-feed` as FeedId, address: `${base}/${id}/rss` }] }, noon)
  await agreeTerms(db, id, { ...defaultTerms, text }, noon)
  return (paths: string[], summary: string, at: Date) =>
    receive(
      db,
      {
        titleId: id,
        feedId: `${id}-feed` as FeedId,
        isMain: true,
        feedLength: paths.length,
        items: paths.map((path) =>
          prepareItem(
            {
              guid: `guid-${path}`,
              link: base + path,
              title: `Piece at ${path}`,
              summaryHtml: summary,
              authors: [],
              categories: [],
              media: [],
              updated: at,
            },
            { feedAddress: base },
          ),
        ),
      },
      at,
    )
}
const textOf = (path: string) =>
  db
    .selectFrom('articles')
    .innerJoin('article_texts', 'article_id', 'id')
    .select(['origin', 'html', 'words', 'page_problem', 'picture_id', 'state'])
    .where('address', '=', base + path)
    .executeTakeFirst()

test('pages are read only where the terms let us, once for each version, and robots.txt and 410 are heeded', async () => {
  const open = await newTitle('open' as TitleId, 'page')
  const shut = await newTitle('shut' as TitleId, 'feed')
  await open(['/ferry', '/private/ferry', '/gone', '/missing'], 'A teaser.', noon)
  await shut(['/elsewhere'], 'A teaser.', noon)
  assert.equal(await fetchFullTexts(db, outside, later(1)), 1)
  const ferry = await textOf('/ferry')
  assert.deepEqual(
    [ferry?.origin, ferry!.words > 100, ferry?.picture_id !== null, /Paragraph 7/.test(ferry!.html)],
    ['page', true, true, true],
  )
  assert.match((await textOf('/private/ferry'))?.page_problem ?? '', /robots\.txt/)
  assert.match((await textOf('/missing'))?.page_problem ?? '', /404/)
  assert.equal(
    (await db.selectFrom('articles').select('state').where('address', '=', `${base}/gone`).executeTakeFirst())?.state,
    'withdrawn',
  )
  assert.deepEqual(asked.toSorted(), ['/ferry', '/gone', '/missing', '/robots.txt'])

  await fetchFullTexts(db, outside, later(2))
  await open(['/ferry'], 'A teaser.', later(3))
  await fetchFullTexts(db, outside, later(4))
  assert.equal(asked.length, 4, 'nothing is asked for again while nothing changes')

  await open(['/ferry'], 'Another teaser.', later(5))
  assert.match((await textOf('/ferry'))!.html, /Paragraph 7/, 'the text of the page stays until the page is read again')
  await fetchFullTexts(db, outside, later(6))
  assert.equal(asked.filter((path) => path === '/ferry').length, 2)
})

test('where a page leads on, the robots.txt of that host is asked too, and the path of ours again', async () => {
  const moved = await newTitle('moved' as TitleId, 'page')
  await moved(['/moved-away', '/moved-within'], 'A teaser.', later(10))
  const before = asked.length
  assert.equal(await fetchFullTexts(db, outside, later(11)), 0)
  assert.match((await textOf('/moved-away'))?.page_problem ?? '', /robots\.txt of localhost/)
  assert.match((await textOf('/moved-within'))?.page_problem ?? '', /robots\.txt of 127/)
  assert.deepEqual(asked.slice(before).toSorted(), ['/moved-away', '/moved-within', '/robots.txt'])
})

test('a page that ends its reader is told on its own article, and the others are read', async () => {
  const deliver = await newTitle('bent' as TitleId, 'page')
  await deliver(['/one', '/bent', '/two'], 'A teaser.', later(20))
  const ended: typeof pages = {
    ...pages,
    read: (order) =>
      order.address.endsWith('/bent') ? Promise.reject(new RangeError('Maximum call stack size exceeded')) : pages.read(order),
  }
  assert.equal(await fetchFullTexts(db, { ...outside, pages: ended }, later(21)), 2)
  assert.match((await textOf('/bent'))?.page_problem ?? '', /cannot be read/)
})
