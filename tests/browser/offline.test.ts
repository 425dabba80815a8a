import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleId } from '../../src/articles/articles.ts'
import { openPaperInBrowser } from './browser.ts'

const paper = openPaperInBrowser()

test('what was taken back leaves the device with the next page that is opened', async () => {
  const page = await paper.see('/', { serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload({ waitUntil: 'networkidle' })
  const link = page.locator('.first-lead h2 a')
  const path = (await link.getAttribute('href')) ?? ''
  const id = path.split('-').at(-1) as string
  await page.goto(`${paper.address}${path}`, { waitUntil: 'networkidle' })
  const kept = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('pages-'))
    const pages = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return pages.flat().map(({ url }) => new URL(url).pathname)
  }
  await page.waitForFunction(`(${kept})().then((paths) => paths.includes('${path}'))`)
  assert.ok((await page.evaluate(kept)).includes('/'), 'the front page names it and is kept too')
  await paper.db
    .updateTable('articles')
    .set({ state: 'withdrawn' })
    .where('id', '=', id as ArticleId)
    .execute()
  const at = new Date()
  await paper.db
    .insertInto('purges')
    .values({ article_id: id as ArticleId, told_at: at, surface: 'told', by_what: 'publisher', gone_at: at })
    .execute()
  paper.web.forget()
  // A browser ends its worker when it likes; then it does not know how lately it asked.
  const developer = await page.context().newCDPSession(page)
  await developer.send('ServiceWorker.enable')
  await developer.send('ServiceWorker.stopAllWorkers')
  await page.goto(`${paper.address}/titles`)
  await page.waitForFunction(`(${kept})().then((paths) => !paths.includes('${path}') && !paths.includes('/'))`)
})

test('what was read stays readable when the line is cut', async () => {
  const page = await paper.see('/', { serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready)
  // The first page came before the worker did.
  await page.reload({ waitUntil: 'networkidle' })
  const headline = page.locator('.first-lead h2 a')
  const words = (await headline.textContent()) ?? ''
  await Promise.all([page.waitForURL(/\/news\//), headline.click()])
  await page.waitForLoadState('networkidle')
  const read = page.url()
  await paper.stopServing()

  await page.goto(`${paper.address}/`)
  assert.equal(await headline.textContent(), words)
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).fontFamily), '')
  assert.ok(await page.evaluate(() => [...document.fonts].some((font) => font.status === 'loaded')), 'with its faces')
  await page.goto(read)
  assert.equal(await page.locator('h1').textContent(), words)

  await page.goto(`${paper.address}/titles`)
  assert.equal(await page.locator('h1').textContent(), 'You are offline')
  await page.waitForSelector('.kept:not([hidden]) a')
  assert.ok((await page.locator('.kept a').allInnerTexts()).some((text) => text.startsWith(words)))
})
