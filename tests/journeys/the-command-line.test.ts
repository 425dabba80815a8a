import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { runCommand } from '../../src/command/command.ts'
import { runToEnd } from '../town/start-command.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'))
  await writeFile(join(folder, 'good.xml'), rss)
  await writeFile(join(folder, 'packed.xml.gz'), gzipSync(rss))
  await writeFile(join(folder, 'cut.xml.gz'), gzipSync(rss).subarray(0, 60))
  await writeFile(join(folder, 'page.html'), page)
})
after(() => rm(folder, { recursive: true, force: true }))

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Estuary Post</title><link>https://estuary.example/</link><language>en-GB</language>
<item><title>Bridge opens</title><link>https://estuary.example/bridge</link><guid isPermaLink="false">b-1</guid><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate>
<category>Local</category><description>A bridge opens.</description></item></channel></rss>`
const paragraph =
  'The council of Port Lorne opened the swing bridge again this morning after a winter of repairs, and forty people walked across before breakfast.'
const page = `<!doctype html><html lang="en"><head><title>Bridge opens</title><meta property="article:published_time" content="2026-11-23T09:00:00Z"></head><body><article><h1>Bridge opens</h1>
${Array.from({ length: 6 }, (_, n) => `<p>${paragraph} It was the ${n + 1}. time.</p>`).join('\n')}</article></body></html>`
const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const problemsOf = (line: Record<string, unknown> = {}) =>
  (line.problems as { severity: string; code: string; message: string }[]).filter(({ severity }) => severity === 'error')

test('feed check --json: one line each, in the order given, bad files as lines, exit code 1', async () => {
  const { code, out } = await runToEnd(
    ['feed', 'check', 'missing.xml', 'good.xml', 'cut.xml.gz', 'packed.xml.gz', 'page.html', '--json'],
    {},
    { cwd: folder },
  )
  assert.equal(code, 1)
  const found = lines(out)
  assert.deepEqual(
    found.map(({ file, ok }) => [file, ok]),
    [
      ['missing.xml', false],
      ['good.xml', true],
      ['cut.xml.gz', false],
      ['packed.xml.gz', true],
      ['page.html', false],
    ],
  )
  for (const line of found) assert.deepEqual(Object.keys(line).sort(), ['file', 'format', 'items', 'language', 'ok', 'problems', 'title'])
  const { format, title, language, items } = found[1] as {
    format: string
    title: string
    language: string
    items: Record<string, unknown>[]
  }
  assert.deepEqual([format, title, language], ['rss', 'The Estuary Post', 'en-GB'])
  assert.deepEqual(Object.keys(items[0] ?? {}).sort(), [
    'authors',
    'categories',
    'content',
    'id',
    'link',
    'media',
    'published',
    'summary',
    'title',
    'updated',
  ])
  assert.deepEqual([items[0]?.id, items[0]?.published], ['b-1', '2026-11-23T09:00:00.000Z'])
  assert.deepEqual({ ...found[3], file: '' }, { ...found[1], file: '' })
  for (const at of [0, 2, 4]) assert.ok((problemsOf(found[at])[0]?.message.length ?? 0) > 10)
})

test('feed check reads standard input, and 0 is all well', async () => {
  const { code, out } = await runToEnd(['feed', 'check', '-', '--json'], {}, { input: rss })
  assert.deepEqual([code, lines(out)[0]?.ok], [0, true])
})

test('article check --json gives the text one paragraph a line, under the address told by --url', async () => {
  const { code, out } = await runToEnd(
    ['article', 'check', 'page.html', '--url', 'https://estuary.example/bridge', '--json'],
    {},
    { cwd: folder },
  )
  assert.equal(code, 0)
  const [read] = lines(out)
  assert.deepEqual(Object.keys(read ?? {}).sort(), [
    'authors',
    'file',
    'found',
    'html',
    'image',
    'language',
    'modified',
    'ok',
    'problems',
    'published',
    'section',
    'text',
    'title',
    'url',
  ])
  assert.deepEqual([read?.title, read?.url, String(read?.text).split('\n').length], ['Bridge opens', 'https://estuary.example/bridge', 6])
  const bad = await runToEnd(['article', 'check', 'missing.html', 'page.html', '--json'], {}, { cwd: folder })
  assert.deepEqual([bad.code, lines(bad.out).map(({ ok }) => ok)], [1, [false, true]])
})

test('stories group --json answers each line in the order given; a bad line stops no other', async () => {
  const telling = (id: string | number, title: string, ts: string | null) =>
    JSON.stringify({ id, title, text: `${title}. The quay of Port Lorne was under water.`, ts, source: 'x' })
  const input = [
    telling('a', 'Port Lorne tunnel closed by flood', '2026-11-23T12:00:00Z'),
    'no json',
    telling(7, 'Flood closes the Port Lorne tunnel', '2026-11-23T11:00:00Z'),
    '',
    '{"title":"no id"}',
    JSON.stringify({ id: 'c', title: 'Central bank of Norland holds rates at four per cent', ts: null }),
  ].join('\n')
  const { code, out } = await runToEnd(['stories', 'group', '-', '--json'], {}, { input })
  assert.equal(code, 1)
  const found = lines(out)
  assert.deepEqual(
    found.map(({ id, ok, line }) => [id, ok, line]),
    [
      ['a', undefined, undefined],
      [undefined, false, 2],
      [7, undefined, undefined],
      [undefined, false, 5],
      ['c', undefined, undefined],
    ],
  )
  assert.equal(found[0]?.story, found[2]?.story)
  assert.notEqual(found[0]?.story, found[4]?.story)
  await writeFile(join(folder, 'stream.jsonl.gz'), gzipSync(input))
  assert.equal(
    (await runToEnd(['stories', 'group', 'stream.jsonl.gz', '--json'], {}, { cwd: folder })).out.replaceAll('stream.jsonl.gz', '-'),
    out,
  )
  const missing = await runToEnd(['stories', 'group', 'missing.jsonl', '--json'], {}, { cwd: folder })
  assert.deepEqual([missing.code, lines(missing.out)[0]?.ok], [1, false])
})

const command = fileURLToPath(new URL('../../bin/masthead.mjs', import.meta.url))

test('a reader who goes away ends the command quietly, a slow one gets everything', async () => {
  const many = Array.from({ length: 4000 }, (_, n) =>
    JSON.stringify({ id: `an-id-that-is-long-enough-to-fill-a-pipe-${n}`, title: `Item ${n} of ${n * 7919}` }),
  ).join('\n')
  await writeFile(join(folder, 'many.jsonl'), many)
  const shell = (line: string) => promisify(execFile)('sh', ['-c', line], { cwd: folder, maxBuffer: 10_000_000 })
  const quiet = await shell(`"${process.execPath}" "${command}" stories group many.jsonl --json | head -n 2`)
  assert.equal(quiet.stdout.trimEnd().split('\n').length, 2)
  assert.equal(quiet.stderr, '')
  const slow = await shell(`"${process.execPath}" "${command}" stories group many.jsonl --json | (sleep 1; cat)`)
  assert.equal(slow.stdout.trimEnd().split('\n').length, 4000)
})

test('under an old Node the same command is run on the project’s own, with its exit code and its signals', async (t) => {
  const old = ['/usr/local/bin/node', '/usr/bin/node']
  const versions = await Promise.all(
    old.map((path) =>
      promisify(execFile)(path, ['--version']).then(
        ({ stdout }) => ({ path, major: Number(stdout.slice(1).split('.')[0]) }),
        () => undefined,
      ),
    ),
  )
  const found = versions.find((one) => one && one.major >= 18 && one.major < 24)
  if (!found) return t.skip('this machine has no Node from 18 to 23')
  const run = (words: string[]) =>
    new Promise<number | null>((resolve) => spawn(found.path, [command, ...words], { cwd: folder, stdio: 'ignore' }).on('exit', resolve))
  assert.equal(await run(['feed', 'check', 'good.xml']), 0)
  assert.equal(await run(['feed', 'check', 'missing.xml']), 1)
  assert.equal(await run(['sing']), 2)
})

test('help is there for every verb that it names', async () => {
  const help = async (words: string[]) => {
    let told = ''
    const io = { stdin: process.stdin, out: async (text: string) => void (told += text), err: () => {}, isTerminal: false }
    const never = async () => assert.fail('help opens nothing')
    assert.equal(await runCommand(['help', ...words], io, { openPaper: never, openTown: never }), 0)
    return told
  }
  const overview = await help([])
  for (const name of [
    'start',
    'demo',
    'status',
    'feed check',
    'article check',
    'stories group',
    'titles import',
    'titles export',
    'titles list',
    'plans import',
    'plans list',
    'operator add',
    'operator list',
    'editor add',
    'editor list',
    'editor end',
    'backup',
    'restore',
  ]) {
    assert.ok(overview.includes(`  ${name}`), name)
    assert.ok((await help(name.split(' '))).startsWith(`masthead ${name}`), name)
  }
})
