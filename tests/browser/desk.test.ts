import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { sql } from '../../src/base/database.ts'
import { silentLog } from '../../src/base/log.ts'
import { pick, pin, reportStory } from '../../src/desk/desk.ts'
import { openInside } from '../../src/web/inside.ts'
import { openWeb } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { signedIn } from '../town/signed-in.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb } from '../town/web-fixture.ts'
import { listen, openBrowser } from './browser.ts'

const { db } = await testDatabase()
const now = () => new Date('2026-11-23T12:00:00Z')
const config = townConfig({})
const inside = openInside(db, { config, now, log: silentLog })
let served: Awaited<ReturnType<typeof listen>>
let browser: Browser
let editor: Awaited<ReturnType<typeof signedIn>>
let stories: { story: string; article: string }[] = []
before(async () => {
  await fillWeb(db, now())
  served = await listen(openWeb(db, { config, now, inside, log: silentLog }))
  editor = await signedIn(db, { mail: 'ines@paper.example', roles: [{ role: 'editor' }], secure: false }, now())
  browser = await openBrowser()
  stories = (
    await sql<{
      story: string
      article: string
    }>`select s.id as story, min(sa.article_id) as article from stories s join story_articles sa on sa.story_id = s.id
      where s.joined_into is null and s.articles > 2 group by s.id order by s.latest_at desc limit 4`.execute(db)
  ).rows
  const [one, two, three] = stories as [
    { story: never; article: never },
    { story: never; article: never },
    { story: never; article: never },
  ]
  const by = { reader: editor.reader, name: 'Ines' }
  await pick(db, { shelf: 'our-picks', story: one.story, line: 'What nobody else asked.', by }, now())
  await pick(db, { shelf: 'our-picks', article: two.article, from: new Date('2026-11-24T06:00:00Z'), by }, now())
  await pin(db, { page: 'front', story: two.story, place: 1, until: new Date('2026-11-24T06:00:00Z'), by }, now())
  const reader = { reader: editor.reader, secret: inside.secret, says: 'Another day' }
  await reportStory(db, { story: three.story, article: three.article, ...reader }, now())
  await reportStory(db, { story: one.story, other: two.story, ...reader }, now())
})
after(async () => {
  await browser.close()
  await served.stop()
})

const enter = async (width: number, options: { colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    ...options,
  })
  const { name, value } = editor
  await context.addCookies([{ name, value, url: served.address }])
  return context.newPage()
}
const pages = () => {
  const [one] = stories
  return [
    '/desk',
    '/desk/shelves/our-picks',
    '/desk/shelves/good-news?q=ferry',
    '/desk/pins',
    '/desk/reports',
    `/desk/stories/${one?.story}`,
    '/desk/log',
    '/desk/preview?at=2026-11-24T08:00',
    '/desk/preview?show=our-picks&as=reader',
    `/stories/x-${one?.story}/report?article=${one?.article}`,
    `/stories/x-${one?.story}/report`,
  ]
}

test('every page of the desk fits a hand and a wide screen, by day and by night, and axe finds nothing on it', {
  timeout: 300_000,
}, async () => {
  const found: string[] = []
  for (const [colorScheme, width] of [
    ['dark', 390],
    ['light', 1280],
  ] as const) {
    const page = await enter(width, { colorScheme })
    for (const path of pages()) {
      const response = await page.goto(served.address + path)
      assert.equal(response?.status(), 200, path)
      // What is folded away is looked at too.
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true
      })
      for (const at of [width, 320]) {
        await page.setViewportSize({ width: at, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) found.push(`${path} at ${at}: ${over} px too wide`)
      }
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      for (const one of violations)
        found.push(
          `${path}, ${colorScheme}: ${one.id}: ${one.nodes
            .slice(0, 3)
            .map(({ target }) => target.join(' '))
            .join(' | ')}`,
        )
    }
    await page.context().close()
  }
  assert.deepEqual(found, [])
})

test('without script, an editor finds a piece, picks it with a line, and moves it up', { timeout: 120_000 }, async () => {
  const page = await enter(390, { javaScriptEnabled: false })
  await page.goto(`${served.address}/desk/shelves/our-picks`)
  const names = () => page.locator('.numbered .desk-headline').allTextContents()
  const before = await names()
  await page.locator('.desk-list.two summary').first().click()
  await page.locator('.desk-list.two input[name=line]').first().fill('Read it twice.')
  await page.getByRole('button', { name: 'Put on the shelf' }).first().click()
  assert.match((await page.getByRole('status').textContent()) ?? '', /It is on the shelf/)
  const [first, second, third] = await names()
  assert.deepEqual([first, second], before)
  await page.locator('.numbered li').nth(2).getByRole('button', { name: /^Up/ }).click()
  assert.deepEqual(await names(), [first, third, second])
  await page.locator('.numbered .place').first().fill('3')
  await page.getByRole('button', { name: 'Put in the order of these numbers' }).click()
  assert.deepEqual(await names(), [third, second, first])
  assert.equal(await page.getByText('Read it twice.').count(), 1)
  await page.context().close()
})
