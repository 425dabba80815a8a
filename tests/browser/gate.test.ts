import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions } from 'playwright-core'
import { sql } from '../../src/base/database.ts'
import { termsForm } from '../../src/titles/titles.ts'
import type { Web } from '../../src/web/web.ts'
import { openPaper } from '../town/open-paper.ts'
import { listen, openBrowser } from './browser.ts'

// The letters' links and the forms hold the paper's own address, so the port comes first.
let web: Web | undefined
const port = await listen({ fetch: (...asked: Parameters<Web['fetch']>) => (web as Web).fetch(...asked) })
const paper = await openPaper({ PUBLIC_URL: port.address })
web = paper.web
const browser = await openBrowser()

/** The longest piece in English of each of two titles: one for members, of which one paragraph is for all, and one that may not be shown here. */
let gated: string
let abroad: string
/** Words from the end of the first. */
let last: string

before(async () => {
  const { rows } = await sql<{ id: string; title: string; html: string }>`
    select distinct on (a.title_id) a.id, a.title_id as title, x.html from articles a join article_texts x on x.article_id = a.id
    where state = 'ready' and language like 'en%' and words > 80 order by a.title_id, words desc`.execute(paper.db)
  const [first, second] = rows
  assert.ok(first && second)
  const agree = (title: string, document: unknown) =>
    sql`update terms set document = ${JSON.stringify(termsForm.parse(document))}::jsonb where title_id = ${title}`.execute(paper.db)
  await agree(first.title, { access: 'members', previewParagraphs: 1 })
  await agree(second.title, { territories: { only: ['GB'] } })
  paper.web.forget()
  const at = async (id: string) => (await paper.web.request(`/news/x-${id}`)).headers.get('location') as string
  gated = await at(first.id)
  abroad = await at(second.id)
  last = first.html.replace(/<\/p>\s*$/, '').slice(-40)
})
after(async () => {
  await browser.close()
  await port.stop()
})

const see = async (path: string, options: BrowserContextOptions = {}) => {
  const page = await (await browser.newContext({ serviceWorkers: 'block', ...options })).newPage()
  await page.goto(port.address + path)
  return page
}

test('the gate fits every screen, and axe finds nothing at it by day or by night', async () => {
  for (const path of [gated, abroad]) {
    const page = await see(path, { viewport: { width: 390, height: 844 } })
    for (const width of [320, 390, 640, 1000, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(over <= 0, `${path} at ${width}: ${over} px too wide`)
    }
    for (const [colorScheme, width] of [
      ['light', 390],
      ['dark', 1280],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page }).analyze()
      assert.deepEqual(
        violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`),
        [],
        `${path} ${colorScheme} ${width}`,
      )
    }
  }
})

test('the text fades without script and without hiding a word, and prints without the form', async () => {
  const page = await see(gated, { javaScriptEnabled: false })
  const body = page.locator('.body.fades')
  assert.match(await body.evaluate((one) => getComputedStyle(one).maskImage), /linear-gradient/)
  assert.ok(((await body.textContent()) ?? '').length > 20)
  assert.ok(!(await page.content()).includes(last))
  await page.emulateMedia({ media: 'print' })
  assert.equal(await body.evaluate((one) => getComputedStyle(one).maskImage), 'none')
  assert.equal(await page.locator('.gate-form').isVisible(), false)
  assert.equal(await page.locator('.gate h2').isVisible(), true)
})

test('with the keyboard alone, from the piece to where the code is typed; without script too', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await see(gated, { javaScriptEnabled, viewport: { width: 390, height: 844 } })
    assert.equal(await page.locator('.gate h2').textContent(), 'Sign up to read this article')
    for (let tabs = 0; tabs < 60 && !(await page.locator('#gate-mail:focus').count()); tabs++) await page.keyboard.press('Tab')
    await page.keyboard.type(`somebody-${javaScriptEnabled}@post.example`)
    await Promise.all([page.waitForURL(/\/join\/code/), page.keyboard.press('Enter')])
    assert.equal(await page.locator('input[name=next]').first().getAttribute('value'), gated)
  }
})

test('what a reader kept on his device is gone from it once he is signed out, wherever that was done', async () => {
  const page = await see('/join', { serviceWorkers: 'allow' })
  await page.fill('#mail', 'kept@post.example')
  await Promise.all([page.waitForURL(/\/join\/code/), page.press('#mail', 'Enter')])
  await page.fill('#code', (await paper.letterTo('kept@post.example')).code)
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/join')), page.press('#code', 'Enter')])
  await paper.jobs.settle(paper.now)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload({ waitUntil: 'networkidle' })
  await page.goto(port.address + gated, { waitUntil: 'networkidle' })
  assert.ok((await page.content()).includes(last), 'he reads all of it')
  await page.goto(`${port.address}/account`, { waitUntil: 'networkidle' })
  const own = await page.evaluate(async () => {
    const pages: string[] = []
    for (const name of (await caches.keys()).filter((one) => one.startsWith('pages-')))
      for (const request of await (await caches.open(name)).keys()) pages.push(`${name} ${new URL(request.url).pathname}`)
    return pages
  })
  assert.ok(own.some((one) => one.endsWith(` ${gated}`)) && !own.some((one) => one.startsWith('pages-visitor')), own.join())
  assert.ok(!own.some((one) => /account|join|welcome/.test(one)), 'of his account nothing is kept')

  await sql`delete from sessions`.execute(paper.db)
  await page.goto(`${port.address}/`, { waitUntil: 'networkidle' })
  await page.waitForFunction(async (path) => {
    for (const name of await caches.keys()) if (await (await caches.open(name)).match(path)) return false
    return true
  }, gated)
  await port.stop()
  await page.goto(port.address + gated)
  assert.ok(!(await page.content()).includes(last), 'and is gone')
  assert.equal(await page.locator('h1').textContent(), 'You are offline')
})
