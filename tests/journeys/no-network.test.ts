import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startCommand } from '../town/start-command.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-network-'))
})
after(() => rm(folder, { recursive: true, force: true }))

test('without a network the terminal and the page say so in plain words and offer the sample town', async () => {
  // Names under .invalid never resolve (RFC 6761, 6.4), which is what every name does on a machine without a network.
  const titles = Array.from({ length: 6 }, (_, n) => ({
    id: `far-${n}`,
    name: `Far ${n}`,
    publisher: 'Far',
    feeds: [{ address: `https://far-${n}.invalid/rss` }],
  }))
  await writeFile(join(folder, 'far.json'), JSON.stringify({ titles }))
  const paper = startCommand(['start', '--titles', join(folder, 'far.json')], { PORT: '0', DATA_DIR: join(folder, 'paper') })
  const [, address] = await paper.says(/is open: (\S+)/)
  await paper.says(/No title can be reached: 6 feeds were called and none answered[\s\S]*npm run demo/)
  const page = await (await fetch(`${address}/`)).text()
  assert.match(page, /No title can be reached/)
  assert.match(page, /npm run demo/)
  await paper.says(/The first paper is set: 6 of 6 feeds called[\s\S]*feeds?: /)
  paper.process.kill('SIGTERM')
  assert.equal((await paper.ended).code, 0)
})
