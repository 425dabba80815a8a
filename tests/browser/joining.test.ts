import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Web } from '../../src/web/web.ts'
import { openPaper } from '../town/open-paper.ts'
import { listen, openBrowser } from './browser.ts'

// Passkeys and letters hold the paper's own address, so the port comes first.
let web: Web | undefined
const port = await listen({ fetch: (...asked: Parameters<Web['fetch']>) => (web as Web).fetch(...asked) })
const { address } = port
const paper = await openPaper({ PUBLIC_URL: address })
web = paper.web
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await port.stop()
})

const opened = async (options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options })
  context.setDefaultTimeout(10_000)
  return { context, page: await context.newPage() }
}

const signUp = async (page: Page, mail: string, next = '/') => {
  await page.goto(`${address}/join?next=${encodeURIComponent(next)}`)
  await page.fill('#mail', mail)
  await Promise.all([page.waitForURL(/\/join\/code/), page.press('#mail', 'Enter')])
  await page.fill('#code', (await paper.letterTo(mail)).code)
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith('/join')), page.press('#code', 'Enter')])
}

test('by keyboard alone and without script, in a hand: signed up, chosen, and at the own page', async () => {
  const { context, page } = await opened({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(`${address}/join`)
  await page.focus('#mail')
  await page.keyboard.type('key@example.org')
  await Promise.all([page.waitForURL(/\/join\/code/), page.keyboard.press('Enter')])
  assert.ok(await page.locator('#code').evaluate((field) => field === document.activeElement), 'the code can be typed at once')
  await page.keyboard.type((await paper.letterTo('key@example.org')).code)
  await Promise.all([page.waitForURL(/\/welcome\/region/), page.keyboard.press('Enter')])
  await page.focus('input[name=region][value=GB]')
  await page.keyboard.press('Space')
  await Promise.all([page.waitForURL(/\/welcome\/sections/), page.keyboard.press('Enter')])
  await page.focus('input[name=sections][value=science]')
  await page.keyboard.press('Space')
  await page.focus('.onward button')
  await Promise.all([page.waitForURL(/\/welcome\/titles/), page.keyboard.press('Enter')])
  await page.focus('#search')
  await page.keyboard.type('meridian')
  await Promise.all([page.waitForURL(/search=meridian/), page.keyboard.press('Enter')])
  await page.focus('input[name=titles]')
  await page.keyboard.press('Space')
  await page.focus('.onward button')
  await Promise.all([page.waitForURL(/\/yours$/), page.keyboard.press('Enter')])
  assert.ok((await page.locator('.because').count()) > 3)
  assert.equal(await page.locator('[data-passkey]:visible').count(), 0)
  await context.close()
})

test('an error has the focus at its field, without script too', async () => {
  const { context, page } = await opened({ javaScriptEnabled: false })
  await page.goto(`${address}/join`)
  // What a browser's own check lets through, the paper still looks at.
  await page.fill('#mail', 'somebody@nowhere')
  await page.press('#mail', 'Enter')
  await page.locator('#mail-wrong').waitFor()
  assert.ok(await page.locator('#mail').evaluate((field) => field === document.activeElement))
  assert.equal(await page.inputValue('#mail'), 'somebody@nowhere')
  await context.close()
})

test('a passkey is added, signs in and is taken away, with a virtual authenticator', async () => {
  const { context, page } = await opened()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signUp(page, 'pass@example.org', '/account/sign-in')
  await page.fill('#passkey-name', 'The blue key')
  await Promise.all([page.waitForURL(/done=passkey/), page.click('[data-passkey=add] button')])
  assert.match((await page.textContent('#passkeys')) ?? '', /The blue key/)

  await page.goto(`${address}/account`)
  await Promise.all([page.waitForURL(`${address}/`), page.click('form[action="/sign-out"] button')])
  await page.goto(`${address}/join?next=/titles`)
  await Promise.all([page.waitForURL(`${address}/titles`), page.click('[data-passkey=use] button')])
  await page.goto(`${address}/account`)
  assert.match((await page.textContent('main')) ?? '', /pass@example\.org/)

  await page.goto(`${address}/account/sign-in`)
  await Promise.all([page.waitForURL(/done=passkey-gone/), page.click('#passkeys .rows-of button')])
  assert.doesNotMatch((await page.textContent('#passkeys')) ?? '', /The blue key/)
  await context.close()
})

test('a passkey that is not there is told so beside its button, which can be pressed again', async () => {
  const { context, page } = await opened()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: false,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${address}/join`)
  await page.click('[data-passkey=use] button')
  await page.locator('[data-passkey=use] .wrong:not(:empty)').waitFor()
  assert.ok(await page.isEnabled('[data-passkey=use] button'))
  await context.close()
})

test('after signing out the browser holds nothing: no copy, no worker, no page behind the back button', async () => {
  const { context, page } = await opened({ serviceWorkers: 'allow' })
  await signUp(page, 'leaves@example.org', '/')
  await page.goto(`${address}/`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.evaluate(() => caches.open('pages-mine').then((cache) => cache.put('/news/x', new Response('a paid text'))))
  await page.goto(`${address}/account`)
  await Promise.all([page.waitForURL(`${address}/`), page.click('form[action="/sign-out"] button')])
  const held = await page.evaluate(async () => (await caches.match('/news/x'))?.text())
  assert.equal(held, undefined)
  await page.goBack()
  assert.match(page.url(), /\/join/, 'the account is not shown from history')
  await context.close()
})

const mine = [
  '/account',
  '/account?done=name',
  '/account/sign-in',
  '/account/mail',
  '/account/devices',
  '/account/choices',
  '/account/export',
  '/account/forget',
  '/yours',
]
const anybodys = [
  '/join',
  '/join/code',
  '/sign-in/link?token=none',
  '/join/with/nobody',
  '/welcome/region',
  '/welcome/sections',
  '/welcome/titles',
  '/yours',
  '/forgotten',
]

test('axe finds nothing on these pages by day or night, and none is wider than its screen', async () => {
  const found: string[] = []
  for (const paths of [anybodys, mine]) {
    // Colours that are on their way from night to day are of neither.
    const { context, page } = await opened({ reducedMotion: 'reduce' })
    if (paths === mine) await signUp(page, 'axe@example.org')
    if (paths === mine) await page.goto(`${address}/welcome/sections`)
    if (paths === mine) await page.check('input[value=science]')
    if (paths === mine) await Promise.all([page.waitForURL(/welcome\/titles/), page.click('.onward button')])
    for (const path of paths) {
      await page.goto(address + path)
      for (const [colorScheme, width] of [
        ['light', 1280],
        ['dark', 390],
      ] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        for (const one of violations)
          found.push(`${path} ${colorScheme}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
      }
      for (const width of [320, 640, 900, 1920]) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) found.push(`${path} is ${over} px too wide at ${width}`)
      }
    }
    await context.close()
  }
  assert.deepEqual(found, [])
})
