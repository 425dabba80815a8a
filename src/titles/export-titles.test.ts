import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { agreeTerms } from './agree-terms.ts'
import { exportTitles } from './export-titles.ts'
import { importTitles } from './import-titles.ts'
import { joinTitles } from './join-titles.ts'
import { listFeeds, listTitles } from './list-titles.ts'
import { readCatalogue } from './read-catalogue.ts'
import type { TitleId } from './tables.ts'
import { defaultTerms } from './terms.ts'

const nobody = async () => {}
const { db } = await testDatabase({ 'title-joined': nobody, 'title-left': nobody })
const now = new Date('2026-11-23T08:00:00Z')

test('the starter catalogue joins whole, and again without a trace', async () => {
  const catalogue = await readCatalogue()
  const first = await joinTitles(db, catalogue, now, { others: 'leave' })
  assert.equal(first.joined.length, catalogue.length)
  const feeds = await listFeeds(db)
  assert.equal(
    feeds.length,
    catalogue.reduce((sum, title) => sum + title.feeds.length, 0),
  )
  const second = await joinTitles(db, catalogue, now, { others: 'leave' })
  assert.deepEqual([second.joined, second.left], [[], []])
  assert.deepEqual(await listFeeds(db), feeds)
})

for (const form of ['json', 'opml'] as const)
  test(`what goes out as ${form} is taken back as it was`, async () => {
    await agreeTerms(db, 'guardian-au' as TitleId, { ...defaultTerms, text: 'opening' }, now)
    const before = JSON.stringify([
      await listTitles(db),
      await listFeeds(db),
      await db.selectFrom('terms').selectAll().orderBy('id').execute(),
    ])
    const text = await exportTitles(db, form, now)
    const { joined, known, left } = await importTitles(db, text, `out.${form}`, now, { others: 'leave' })
    assert.deepEqual([joined, left], [[], []])
    assert.ok(known.length > 200)
    assert.equal(
      JSON.stringify([await listTitles(db), await listFeeds(db), await db.selectFrom('terms').selectAll().orderBy('id').execute()]),
      before,
    )
  })
