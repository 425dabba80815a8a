import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openPayingHouse } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { fillWeb } from '../town/web-fixture.ts'
import { listen, openBrowser } from './browser.ts'

// A paper on plain http: its cookies have no prefix that a browser keeps from https alone.
const house = await openPayingHouse({ settings: { PUBLIC_URL: 'http://localhost' } })
await fillWeb(house.db, house.now())
let browser: Browser
let port: Awaited<ReturnType<typeof listen>>
before(async () => {
  port = await listen(house.web)
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await port.stop()
})

const openAs = async (person: Person | undefined, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 390, height: 800 }, ...options })
  const cookies = [...(person?.jar ?? [])].map(([name, { value }]) => ({ name, value, url: port.address }))
  if (cookies.length > 0) await context.addCookies(cookies)
  return context.newPage()
}
const see = async (page: Page, path: string) => {
  await page.goto(port.address + path, { waitUntil: 'load' })
  return page
}
/** Tab by Tab to what a reader is told of as `name`, as somebody without a mouse does. */
const tabTo = async (page: Page, name: RegExp) => {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    const told = await page.evaluate(() => {
      const at = document.activeElement
      return `${at?.getAttribute('aria-label') ?? at?.textContent ?? ''}`.trim()
    })
    if (name.test(told)) return
  }
  assert.fail(`Tab does not lead to ${name}`)
}

for (const javaScriptEnabled of [true, false])
  test(`a member is made and leaves with the keyboard alone, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const reader = await house.reader(`keys-${javaScriptEnabled}@harbour.example`)
    const page = await see(await openAs(reader, { javaScriptEnabled }), '/membership')
    const enter = async (path: RegExp) => {
      await Promise.all([page.waitForURL(path), page.keyboard.press('Enter')])
    }
    await tabTo(page, /^Choose yearly: Personal, €99 a year$/)
    await enter(/\/desk-for-tests\//)
    await tabTo(page, /^Pay €99\.00 as a test$/)
    await enter(/\/membership\/thanks\?/)
    assert.equal(await page.locator('h1').textContent(), 'Thank you')
    await see(page, '/membership/manage')
    await tabTo(page, /^End membership$/)
    await enter(/\/membership\/cancel$/)
    await tabTo(page, /^End it on 23 November 2027$/)
    await enter(/\/membership\/manage\?done=ended/)
    assert.match((await page.locator('.now').textContent()) ?? '', /Personal: ends on 23 November 2027/)
    await page.context().close()
  })

test('axe finds nothing on the pages of paying, by day and by night, and none is wider than the screen', async (t) => {
  const mother = await house.reader('maren@harbour.example')
  const trial = await house.reader('ines@harbour.example')
  const order = async (plan: string) => (await mother.send('/membership/checkout', { plan })).path
  for (const plan of ['family-year', 'gift-12']) await mother.send(await order(plan), { outcome: 'pays' })
  await mother.send('/membership/family', { mail: 'a-rather-long-address-of-somebody@department.university.example' })
  const { id: article } = await house.db.selectFrom('articles').select('id').where('state', '=', 'ready').executeTakeFirstOrThrow()
  const given = await mother.send('/gifts', { article })
  const receipt = (await mother.open('/membership/receipts')).document.querySelector('.listed a')?.getAttribute('href') ?? ''
  const desk = (await trial.send('/membership/checkout', { plan: 'personal-month' })).path
  const pages: [string, Person | undefined, string][] = [
    ['visitor', undefined, '/membership'],
    ['chosen', trial, '/membership?plan=personal-year'],
    ['member', mother, '/membership'],
    ['test desk', trial, desk],
    ['waiting', trial, `/membership/thanks?order=${desk.split('/').at(-1)}&looked=9`],
    ['manage', mother, '/membership/manage'],
    ['cancel', mother, '/membership/cancel'],
    ['receipts', mother, '/membership/receipts'],
    ['receipt', mother, receipt],
    ['family', mother, '/membership/family'],
    ['gifts', mother, '/membership/gifts'],
    ['link', mother, given.path],
    ['redeem', trial, '/membership/redeem'],
    ['no such gift', trial, '/gifts/AAAA-BBBB'],
    ['no such seat', undefined, '/seats/AAAABBBB'],
  ]
  const found: string[] = []
  for (const [name, person, path] of pages) {
    const page = await see(await openAs(person), path)
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      // A colour that is still on its way to the other has too little contrast.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      for (const one of violations)
        found.push(`${name}, ${colorScheme}, ${width} px: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
    }
    for (const width of [320, 390, 768, 1000, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) found.push(`${name} at ${width}: ${over} px too wide`)
    }
    await page.context().close()
  }
  t.diagnostic(`${pages.length} pages`)
  assert.deepEqual(found, [])
})
