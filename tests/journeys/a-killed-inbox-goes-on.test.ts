import assert from 'node:assert/strict'
import { existsSync, watch } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runToEnd, startCommand } from '../town/start-command.ts'

let folder: string
let settings: Record<string, string>
let door: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-inbox-'))
  door = join(folder, 'inbox', 'the-post')
  settings = { DATA_DIR: join(folder, 'paper'), INBOX: join(folder, 'inbox'), PORT: '0', ALLOW_HOSTS: '127.0.0.1' }
  // Its feed answers nobody: what the paper has of it is what was sent.
  const title = {
    id: 'the-post',
    name: 'The Post',
    publisher: 'Post & Sons',
    language: 'en',
    feeds: [{ address: 'http://127.0.0.1:9/feed' }],
  }
  await writeFile(join(folder, 'titles.json'), JSON.stringify({ titles: [title] }))
  await mkdir(join(door, 'done'), { recursive: true })
})
after(() => rm(folder, { recursive: true, force: true }))

const rss = (n: number) =>
  `<rss version="2.0"><channel><title>The Post</title><item><title>Dropped piece ${n}</title><guid isPermaLink="false">dropped-${n}</guid><description>Words of ${n}, and some more.</description></item></channel></rss>`
const files = 30

/** Resolves as soon as so many documents have been put away. */
const putAway = (count: number) =>
  new Promise<void>((resolve, reject) => {
    const done = join(door, 'done')
    const look = async () => {
      if ((await readdir(done)).filter((name) => name.endsWith('.xml')).length < count) return
      watcher.close()
      resolve()
    }
    const watcher = watch(done, () => void look().catch(reject))
    void look().catch(reject)
  })
const start = async () => {
  const paper = startCommand(['start', '--titles', join(folder, 'titles.json')], settings)
  const [, address = ''] = await paper.says(/ is open: (http:\S+)/)
  return { ...paper, address }
}

test('keys are made, listed and ended at the command line', async () => {
  assert.equal((await runToEnd(['titles', 'import', join(folder, 'titles.json')], settings)).code, 0)
  const one = await runToEnd(['key', 'add', 'the-post', '--note', 'the newsroom'], settings)
  assert.match(one.out, /^masthead_[\w-]{43}\n$/)
  const all = await runToEnd(['key', 'add', 'Post & Sons'], settings)
  assert.match(all.err, /opens all titles of post-sons/)
  const listed = (await runToEnd(['key', 'list', '--json'], settings)).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string | null>)
  assert.deepEqual(
    listed.map(({ title, publisher, note, used, ended }) => [title, publisher, note, used, ended]).sort(),
    [
      [null, 'post-sons', null, null, null],
      ['the-post', null, 'the newsroom', null, null],
    ].sort(),
  )
  const id = listed.find(({ title }) => title)?.id ?? assert.fail()
  assert.match((await runToEnd(['key', 'end', id], settings)).out, /has ended/)
  assert.equal((await runToEnd(['key', 'end', id], settings)).code, 1)
  assert.equal((await runToEnd(['key', 'add', 'nobody'], settings)).code, 2)

  const paper = await start()
  const send = async (key: string) => {
    const response = await fetch(`${paper.address}/intake/titles/the-post`, {
      method: 'POST',
      body: rss(0),
      headers: { authorization: `Bearer ${key.trim()}` },
    })
    return [response.status, ((await response.json()) as { items: { became: string }[] }).items.map(({ became }) => became)]
  }
  assert.deepEqual(await send(one.out), [401, []])
  assert.deepEqual(await send(all.out), [200, ['fresh']])
  paper.process.kill('SIGINT')
  const { code, err } = await paper.ended
  assert.equal(code, 0, err)
})

test('a paper that is killed while it takes documents from its inbox goes on with them, loses none and takes none twice', async () => {
  for (let n = 1; n <= files; n++) await writeFile(join(door, `${n}.xml`), rss(n))
  const first = await start()
  await putAway(3)
  first.process.kill('SIGKILL')
  await first.ended
  const before = (await readdir(join(door, 'done'))).filter((name) => name.endsWith('.xml')).length
  assert.ok(before >= 3 && before < files, `${before} of ${files} were put away when it was killed`)
  const second = await start()
  await putAway(files)
  second.process.kill('SIGINT')
  const { code, err } = await second.ended
  assert.equal(code, 0, err)
  for (let n = 1; n <= files; n++) {
    assert.ok(!existsSync(join(door, `${n}.xml`)))
    assert.equal(await readFile(join(door, 'done', `${n}.xml`), 'utf8'), rss(n))
    const note = JSON.parse(await readFile(join(door, 'done', `${n}.xml.json`), 'utf8')) as { items: { guid: string; became: string }[] }
    assert.deepEqual(
      note.items.map(({ guid, became }) => [guid, became]),
      [[`dropped-${n}`, 'fresh']],
    )
  }
  const { out } = await runToEnd(['status', '--json'], settings)
  assert.equal((JSON.parse(out) as { articles: number }).articles, files + 1)
})
