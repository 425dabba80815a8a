import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaperInBrowser } from './browser.ts'

const paper = openPaperInBrowser()

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
