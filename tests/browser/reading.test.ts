import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { sql } from '../../src/base/database.ts'
import { silentLog } from '../../src/base/log.ts'
import { openWeb } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { signedIn } from '../town/signed-in.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'
import { listen, openBrowser } from './browser.ts'

const { db } = await testDatabase()
let at = new Date('2026-11-23T12:00:00Z')
let served: Awaited<ReturnType<typeof listen>>
let browser: Browser
let mia: Awaited<ReturnType<typeof signedIn>>
let path = ''
before(async () => {
  await fillWeb(db, at)
  served = await listen(openWeb(db, { config: townConfig(), now: () => at, log: silentLog }))
  mia = await signedIn(db, { mail: 'mia@post.example', secure: false }, at)
  const { rows } = await sql<{ id: string; slug: string }>`select id, slug from articles where title_id = 'meridian-uk' and state = 'ready'
    order by length(coalesce(opening, '')) desc, id limit 1`.execute(db)
  path = `/news/${rows[0]?.slug}-${rows[0]?.id}`
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await served.stop()
})

const open = async (options = {}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 390, height: 600 }, ...options })
  await context.addCookies([{ name: mia.name, value: mia.value, url: served.address }])
  return { context, page: await context.newPage() }
}
const readings = async () =>
  (await sql<{ share: number; seconds: number }>`select share, seconds from readings where reader_id = ${mia.reader}`.execute(db)).rows

test('a page tells, when it is left, how far its reader was and how long he looked at it', async () => {
  const { context, page } = await open()
  await page.clock.install()
  await page.goto(served.address + path)
  assert.deepEqual(await readings(), [{ share: 0, seconds: 0 }])
  await page.clock.runFor(5000)
  at = new Date(at.getTime() + 5000)
  await page.locator('.body > :last-child').scrollIntoViewIfNeeded()
  await page.mouse.move(100, 100)
  const [answer] = await Promise.all([page.waitForResponse(/\/readings$/), page.evaluate(() => dispatchEvent(new Event('pagehide')))])
  assert.equal(answer.status(), 204)
  const [row, ...more] = await readings()
  assert.ok(row && row.share > 0.9 && row.seconds === 5, JSON.stringify(row))
  assert.equal(more.length, 0)
  await context.close()
})

test('what is said under a piece is answered where it was said, with its way back', async () => {
  const { context, page } = await open()
  await page.goto(served.address + path)
  await page.locator('.tune summary').click()
  await page.getByRole('button', { name: 'Mute The Meridian - UK' }).click()
  await page.getByText('The Meridian - UK is muted').waitFor()
  assert.equal(new URL(page.url()).pathname, decodeURI(path))
  const stances = async () => (await sql<{ stance: string }>`select stance from tunings where reader_id = ${mia.reader}`.execute(db)).rows
  assert.deepEqual(await stances(), [{ stance: 'mute' }])
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Undo' }).click()])
  assert.deepEqual(await stances(), [])
  await context.close()
})

test('the same without script, over a page that says what was done', async () => {
  const { context, page } = await open({ javaScriptEnabled: false })
  await page.goto(served.address + path)
  await page.locator('.tune summary').click()
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Follow The Meridian - UK' }).click()])
  assert.match((await page.locator('h1').textContent()) ?? '', /You follow The Meridian - UK/)
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Undo' }).click()])
  assert.equal(new URL(page.url()).pathname, decodeURI(path))
  await context.close()
})

test('a visitor’s page tells nothing', async () => {
  const page = await browser.newPage()
  await page.goto(served.address + path)
  assert.equal(await page.locator('[data-reads]').count(), 0)
  assert.equal(await page.locator('script[src*="reading"]').count(), 0)
  await page.close()
})

test('what the paper believes and what it sets for one reader fits every width, by day and by night, and is open to everybody', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      const { context, page } = await open({ viewport: { width, height: 800 }, colorScheme })
      for (const at of ['/account/paper', '/yours', '/daily', path]) {
        await page.goto(served.address + at)
        for (const summary of await page.locator('details > summary').all()) await summary.click()
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${at} at ${width}`)
        const { violations } = await new AxeBuilder({ page }).analyze()
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
          [],
          `${at} at ${width}, ${colorScheme}`,
        )
      }
      await context.close()
    }
})
