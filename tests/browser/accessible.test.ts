import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { sql } from '../../src/base/database.ts'
import { everyPage, openPaperInBrowser } from './browser.ts'

const paper = openPaperInBrowser()

const withdrawn = async () => {
  const { rows } = await sql<{ slug: string; id: string }>`select slug, id from articles where state = 'withdrawn' limit 1`.execute(
    paper.db,
  )
  return rows[0] ? { withdrawn: `/news/${rows[0].slug}-${rows[0].id}` } : {}
}
const other = async () => {
  const { rows } = await sql<{ what: string; slug: string; id: string }>`
    (select 'in German' as what, slug, id from articles where language like 'de%' and state = 'ready' limit 1) union all
    (select 'corrected', slug, id from articles where correction is not null and state = 'ready' limit 1) union all
    (select 'without picture', slug, id from articles where picture_id is null and state = 'ready' limit 1)`.execute(paper.db)
  const pages = Object.fromEntries(rows.map((row) => [row.what, `/news/${row.slug}-${row.id}`]))
  return { ...pages, ...(pages.corrected && { versions: `${pages.corrected}/versions` }) }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('axe finds nothing on any page, by day and by night, on a desk and in a hand', async (t) => {
  const pages = { ...(await everyPage(paper)), ...(await withdrawn()), ...(await other()) }
  const found: string[] = []
  for (const [name, path] of Object.entries(pages)) {
    const page = await paper.see(path, { viewport: { width: 1280, height: 900 } })
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      // A colour that is still changing is not one that anybody reads.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)))
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      for (const one of violations) {
        const nodes = one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)
        found.push(`${name}, ${colorScheme}, ${width} px: ${one.id}: ${one.help}: ${nodes.join(' | ')}`)
      }
    }
    await page.context().close()
  }
  t.diagnostic(`${Object.keys(pages).length} pages, each twice`)
  assert.deepEqual(found, [])
})
