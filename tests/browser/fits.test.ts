import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everyPage, openPaperInBrowser } from './browser.ts'

const paper = openPaperInBrowser()

test('no page is wider than the screen, from 320 to 1920 px', async () => {
  const wide: string[] = []
  for (const [name, path] of Object.entries(await everyPage(paper))) {
    const page = await paper.see(path)
    for (const width of [320, 390, 640, 768, 1000, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) wide.push(`${name} at ${width}: ${over} px too wide`)
    }
    await page.context().close()
  }
  assert.deepEqual(wide, [])
})

test('the text of an article has lines of 60 to 75 characters on a wide screen', async () => {
  const long = [...paper.filled.pieces].find(
    ([, piece]) => piece.title.text === 'full' && !piece.withdrawn && piece.paragraphs.some((text) => text.length > 260),
  )
  assert.ok(long)
  const page = await paper.see(`/news/x-${long[0]}`, { viewport: { width: 1280, height: 900 } })
  const characters = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('.body p')].find((one) => (one.textContent ?? '').length > 260) as HTMLElement
    const range = document.createRange()
    const text = paragraph.firstChild as Text
    let lines = 0
    let last = -1
    for (let i = 0; i < text.length; i++) {
      range.setStart(text, i)
      range.setEnd(text, i + 1)
      const { top } = range.getBoundingClientRect()
      if (top > last + 4) {
        lines++
        last = top
      }
    }
    return text.length / (lines - 0.5)
  })
  assert.ok(characters >= 56 && characters <= 78, `${characters.toFixed(1)} characters a line`)
})

test('pictures have their space before they come: nothing moves', async () => {
  const page = await paper.see('/', { viewport: { width: 1280, height: 900 } })
  const unreserved = await page.evaluate(
    () => [...document.images].filter((one) => !one.getAttribute('width') || !one.getAttribute('height')).length,
  )
  assert.equal(unreserved, 0)
  const lead = await page.evaluate(() => document.images[0]?.getAttribute('fetchpriority'))
  assert.equal(lead, 'high')
  assert.ok(await page.evaluate(() => [...document.images].slice(1).every((one) => one.loading === 'lazy')))
})
