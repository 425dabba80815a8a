import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { silentLog } from '../../src/base/log.ts'
import { openInside } from '../../src/web/inside.ts'
import { openWeb } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { signedIn } from '../town/signed-in.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'
import { listen, openBrowser } from './browser.ts'

const { db } = await testDatabase()
const now = () => new Date('2026-11-23T12:00:00Z')
const config = townConfig({ CASH_DESK: 'invoice' })
const inside = openInside(db, { config, now, log: silentLog })
let served: Awaited<ReturnType<typeof listen>>
let browser: Browser
let operator: Awaited<ReturnType<typeof signedIn>>
before(async () => {
  await fillWeb(db, now())
  served = await listen(openWeb(db, { config, now, inside, log: silentLog }))
  operator = await signedIn(db, { mail: 'olga@paper.example', roles: [{ role: 'operator' }], secure: false }, now())
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await served.stop()
})

const enter = async (width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, serviceWorkers: 'block' })
  const { name, value } = operator
  await context.addCookies([{ name, value, url: served.address }])
  return context.newPage()
}

test('the operator makes a plan and sets terms with the keyboard of a real browser, and sees what readers would be told first', async () => {
  const page = await enter(1280)
  await page.goto(`${served.address}/office/plans`)
  await page.getByLabel('Name', { exact: true }).fill('Monthly')
  await page.getByLabel('Id', { exact: true }).fill('monthly')
  await page.getByLabel('Amount, price 1').fill('9.99')
  await page.getByLabel('Currency, price 1').fill('eur')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/office/plans/monthly?said=plan')
  assert.match((await page.getByRole('status').textContent()) ?? '', /The plan is saved/)

  await page.goto(`${served.address}/office/titles/rift-morning/terms`)
  await page.locator('[name=access][value=members]').check()
  await page.getByLabel('Paragraphs before the gate').fill('2')
  await page.keyboard.press('Enter')
  await page.getByText('What readers would be told', { exact: true }).waitFor()
  assert.match(page.url(), /#would$/, 'the page comes back where the sentence is')
  assert.equal(await page.getByRole('status').count(), 0, 'the return key changes nothing')
  await page.getByRole('button', { name: 'Put in force' }).click()
  await page.waitForURL(/said=terms/)
  assert.match((await page.locator('.told-readers').first().textContent()) ?? '', /first 2 paragraphs/)
  await page.context().close()
})

test('a letter in the outbox stands in its frame as it would arrive, and its link opens in the whole window', async () => {
  const letter = {
    subject: 'A letter',
    heading: 'A heading',
    paragraphs: ['Some words.'],
    action: { label: 'Go there', href: `${served.address}/about` },
  }
  await inside.letters.write(db, { to: 'amara@example.org', kind: 'sign-in', letter }, now())
  const page = await enter(1280)
  await page.goto(`${served.address}/outbox`)
  await page.getByText('As it would look').click()
  const button = page.frameLocator('iframe').getByText('Go there')
  await button.waitFor()
  // The policy of the frame lets the letter's own styles be.
  assert.equal(await button.evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(20, 23, 26)')
  await button.click()
  await page.waitForURL('**/about')
  await page.context().close()
})

const pages = [
  '/office',
  '/office/readers',
  '/office/readers/ID',
  '/office/plans',
  '/office/plans/monthly',
  '/office/institutions',
  '/office/mail-rules',
  '/office/titles',
  '/office/titles/rift-morning/terms',
  '/office/invoices',
]

test('axe finds nothing in the office, by day on a desk and by night in a hand, and no page is wider than 320 px', async () => {
  const found: string[] = []
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    const page = await enter(width, colorScheme)
    for (const path of pages) {
      await page.goto(served.address + path.replace('ID', operator.reader))
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      for (const one of violations) found.push(`${path}, ${colorScheme}, ${width} px: ${one.id} ${one.nodes[0]?.target.join(' ')}`)
      if (width === 390) await page.setViewportSize({ width: 320, height: 900 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) found.push(`${path}: ${over} px too wide`)
      if (width === 390) await page.setViewportSize({ width, height: 900 })
    }
    await page.context().close()
  }
  assert.deepEqual(found, [])
})
