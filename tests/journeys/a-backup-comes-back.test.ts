import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runToEnd } from '../town/start-command.ts'

const dutch = fileURLToPath(new URL('../../data/titles/nl.json', import.meta.url))
let folder: string
let settings: Record<string, string>
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  settings = { DATA_DIR: join(folder, 'paper') }
})
after(() => rm(folder, { recursive: true, force: true }))

const listed = async () =>
  (await runToEnd(['titles', 'list', '--json'], settings)).out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id)

test('where there is no paper, there is nothing to list, to back up or to tell of', async () => {
  for (const words of [['titles', 'list'], ['backup', join(folder, 'none.tar.gz')], ['status']]) {
    const { code, err } = await runToEnd(words, settings)
    assert.equal(code, 1)
    assert.match(err, /There is no paper in .* yet\. Start one with "npm start"/)
  }
  assert.deepEqual(await readdir(folder), [], 'and none is made by asking')
})

test('titles are imported, listed, exported, and the export is taken back', async () => {
  assert.match((await runToEnd(['titles', 'import', dutch], settings)).out, /15 titles have joined, 0 were here already/)
  assert.match((await runToEnd(['titles', 'import', dutch], settings)).out, /0 titles have joined, 15 were here already/)
  assert.equal((await listed()).length, 15)
  for (const form of ['--json', '--opml']) {
    const { out } = await runToEnd(['titles', 'export', form], settings)
    const back = await runToEnd(['titles', 'import', '-'], { DATA_DIR: join(folder, `back${form}`) }, { input: out })
    assert.match(back.out, /15 titles have joined/, form)
  }
})

test('status tells in one line what there is', async () => {
  const { code, out } = await runToEnd(['status', '--json'], settings)
  assert.equal(code, 0)
  const status = JSON.parse(out) as Record<string, unknown>
  assert.deepEqual([status.ok, status.titles, status.articles, status.edition], [true, 15, 0, null])
  assert.ok((status.jobs as { waiting: number }).waiting >= 1, 'what was said by the import waits for the paper')
})

test('a backup comes back, what was there is kept aside, and a broken backup replaces nothing', async () => {
  const file = join(folder, 'paper.tar.gz')
  const made = await runToEnd(['backup', file], settings)
  assert.equal(made.code, 0, made.err)
  const before = await listed()
  await runToEnd(['titles', 'import', fileURLToPath(new URL('../../data/titles/pt.json', import.meta.url))], settings)
  assert.ok((await listed()).length > before.length)

  const broken = join(folder, 'broken.tar.gz')
  await writeFile(broken, 'not a backup')
  const refused = await runToEnd(['restore', broken], settings)
  assert.equal(refused.code, 1)
  assert.match(refused.err, /broken\.tar\.gz is not a backup of a paper that can be read/)
  assert.ok((await listed()).length > before.length)

  const restored = await runToEnd(['restore', file], settings)
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(await listed(), before)
  const kept = await readdir(settings.DATA_DIR as string)
  assert.equal(kept.filter((name) => name.startsWith('pg-before-')).length, 1)
  assert.deepEqual(
    kept.filter((name) => name.startsWith('restoring-')),
    [],
  )

  await truncate(file, 20_000)
  assert.equal((await runToEnd(['restore', file], settings)).code, 1)
  assert.deepEqual(await listed(), before)
})
