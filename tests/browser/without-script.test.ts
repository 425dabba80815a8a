import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everyPage, openPaperInBrowser } from './browser.ts'

const paper = openPaperInBrowser()

test('every page says the same without JavaScript', async () => {
  for (const [name, path] of Object.entries(await everyPage(paper))) {
    const texts = []
    for (const javaScriptEnabled of [true, false]) {
      const page = await paper.see(path, { javaScriptEnabled })
      texts.push(((await page.locator('main').textContent()) ?? '').replace(/\d+ (min|h) ago|just now/g, 'ago'))
      await page.context().close()
    }
    assert.equal(texts[0], texts[1], name)
    assert.ok((texts[0] ?? '').length > 20, name)
  }
})

test('search works as a plain form', async () => {
  const page = await paper.see('/search', { javaScriptEnabled: false })
  await page.fill('#q', 'ferry')
  await page.fill('input[name=from]', '2000-01-01')
  await Promise.all([page.waitForURL(/q=ferry/), page.click('button[type=submit]')])
  assert.ok((await page.locator('.hit').count()) > 0)
  assert.equal(await page.inputValue('input[name=from]'), '2000-01-01')
})

test('nothing on any page comes from elsewhere, and the policy is broken nowhere', async () => {
  for (const [name, path] of Object.entries(await everyPage(paper))) {
    const context = await paper.browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(paper.address)) elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) elsewhere.push(message.text())
    })
    page.on('pageerror', (error) => elsewhere.push(String(error)))
    await page.goto(paper.address + path, { waitUntil: 'networkidle' })
    assert.deepEqual(elsewhere, [], name)
    await context.close()
  }
})
