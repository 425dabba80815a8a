import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaperInBrowser } from './browser.ts'

const paper = openPaperInBrowser()

const focused = 'document.activeElement?.textContent?.trim() ?? ""'

test('with the keyboard alone a reader skips to the news, opens a piece and comes back', async () => {
  const page = await paper.see('/')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(focused), 'Skip to the news')
  assert.ok(
    await page.evaluate(() => (document.activeElement as HTMLElement).getBoundingClientRect().top >= 0),
    'the skip link is seen when it has the focus',
  )
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'content')
  await page.keyboard.press('j')
  const headline = await page.evaluate(focused)
  assert.ok(headline)
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle), 'none')
  await Promise.all([page.waitForURL(/\/news\//), page.keyboard.press('Enter')])
  assert.equal(await page.evaluate('document.querySelector("h1").textContent'), headline)
  await page.goBack()
  await page.keyboard.press('/')
  await page.waitForURL(/\/search$/)
  await page.keyboard.press('/')
  await page.keyboard.type('ferry')
  await Promise.all([page.waitForURL(/q=ferry/), page.keyboard.press('Enter')])
  assert.ok((await page.locator('.hit').count()) > 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await Promise.all([page.waitForURL(/\/about#keyboard$/), page.keyboard.press('?')])
})

test('every link and control can be reached, in the order of the page', async () => {
  const page = await paper.see('/titles')
  const count = await page.evaluate(
    () => document.querySelectorAll('a[href], button:not([hidden]), input:not([type=hidden]), select, summary').length,
  )
  const seen = new Set<number>()
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Tab')
    seen.add(
      await page.evaluate(() =>
        [...document.querySelectorAll('a[href], button:not([hidden]), input:not([type=hidden]), select, summary')].indexOf(
          document.activeElement as Element,
        ),
      ),
    )
  }
  assert.deepEqual(
    [...seen],
    Array.from({ length: count }, (_, i) => i),
  )
})

test('colours are chosen with one button and kept', async () => {
  const page = await paper.see('/', { colorScheme: 'light' })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const day = await ground()
  await page.click('.theme')
  await page.click('.theme')
  assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'dark')
  assert.notEqual(await ground(), day)
  await page.reload()
  assert.notEqual(await ground(), day)
})
