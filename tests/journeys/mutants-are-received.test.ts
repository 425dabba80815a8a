import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { readHere, takeDocument } from '../../src/intake/intake.ts'
import { chanceOf } from '../fuzz/chance.ts'
import { drawMutant } from '../fuzz/draw-mutant.ts'
import { mutateBytes } from '../fuzz/mutate-bytes.ts'
import { readSeeds } from '../fuzz/seeds.ts'
import { testDatabase } from '../town/database.ts'
import { joinFeeds, nobodyMinds } from '../town/join-feeds.ts'

const { db } = await testDatabase(nobodyMinds)
const now = new Date('2026-11-23T12:00:00Z')
const [title] = (await joinFeeds(db, ['https://one.example/feed'], now, 'mutants')) as [never]
// FUZZ_SEED and FUZZ_DOCUMENTS try others.
const seed = Number(process.env.FUZZ_SEED ?? 20261123)
const documents = Number(process.env.FUZZ_DOCUMENTS ?? 300)

test('whatever a document is changed to, the database takes what was read of it, and its name', async (t) => {
  const seeds = readSeeds()
  const taking = { reading: await readHere(), addressOf: ({ id }: { id: string }) => `/news/${id}` }
  const usual = Buffer.from('2026-11-23 Über/../brücke 😀.xml')
  let items = 0
  for (let turn = 0; turn < documents; turn++) {
    const { bytes } = drawMutant(seeds, seed, turn, turn % 4 === 0 ? 'wire' : 'feed')
    const name = mutateBytes(usual, () => bytes, chanceOf(seed, turn)).toString('latin1')
    const outcome = await takeDocument(db, { title, name, bytes: new Uint8Array(bytes), door: 'push' }, taking, now).catch(
      (error: unknown) => assert.fail(`mutant ${turn} of seed ${seed}: ${error}`),
    )
    assert.ok(outcome)
    items += outcome.items.length
  }
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from articles`.execute(db)
  t.diagnostic(`fuzz: ${documents} documents, ${items} items, ${rows[0]?.count} articles`)
  assert.ok((rows[0]?.count ?? 0) > documents / 10)
})
