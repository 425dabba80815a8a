import assert from 'node:assert/strict'
import { mkdirSync, rmSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { wrongInAddress, wrongInHtml, wrongInText } from '../fuzz/check-harmless.ts'
import { openLoading } from '../fuzz/load-pages.ts'
import { ranInWords, runFuzz } from '../fuzz/run.ts'
import { addresses, vectors } from '../fuzz/vectors.ts'

// FUZZ_SEED and FUZZ_MUTANTS try others; `npm run bench:fuzz -- --seed S --one N` tries one of them again.
const seed = Number(process.env.FUZZ_SEED ?? 20261123)
const mutants = Number(process.env.FUZZ_MUTANTS ?? 100_000)
const folder = fileURLToPath(new URL('../../.cache/fuzz-test', import.meta.url))

let loading: Awaited<ReturnType<typeof openLoading>>
before(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  loading = await openLoading()
})
after(() => loading.close())

test('the trap springs at what runs, loads, leads away or breaks out, and at nothing else', async () => {
  const inBox = (html: string) => `<div class="mutant" data-mutant="0"><div class="body">${html}</div></div>`
  assert.deepEqual(await loading.load(inBox('<p>A <a href="https://a.example/">bridge</a>.</p>'), 1), { outputs: 1, wrong: [] })
  const springs: [string, RegExp][] = [
    ['<script>ran(1)</script>', /compiled.*ran was called/s],
    ['<img src=x onerror=ran(1)>', /ran was called/],
    ['<svg onload=ran(1)>', /ran was called/],
    ['<input autofocus onfocus=ran(1)>', /ran was called/],
    ['<body onpageshow=ran(1)>', /ran was called/],
    ['<iframe srcdoc="<script>parent.ran(1)</script>"></iframe>', /frame.*ran was called/s],
    ['<noscript><p title="</noscript><img src=x onerror=ran(1)>">', /<NOSCRIPT>|ran was called/],
    ['<meta http-equiv=refresh content="0;url=https://evil.example/">', /request to https:\/\/evil\.example|cannot be looked at|META/],
    ['<link rel=stylesheet href=https://evil.example/x.css>', /request to https:\/\/evil\.example/],
    ['<p style="background:url(https://evil.example/x)">x</p>', /request to https:\/\/evil\.example/],
    ['<img src="https://evil.example/p.gif">', /request to https:\/\/evil\.example/],
    ['<a href="java\nscript:ran(1)">x</a>', /a link leads to javascript/],
    ['<form action="javascript:ran(1)"><button>x</button></form>', /<FORM>/],
    ['</div></div><p>outside</p>', /beside the outputs/],
    ['</div></div><!-- ', /beside|of 2 on the page/],
  ]
  for (const [html, told] of springs) {
    const { wrong } = await loading
      .load(inBox(html) + inBox('<p>After it.</p>'), 2)
      .catch((error: unknown) => ({ wrong: [`cannot be looked at: ${error}`] }))
    assert.match(wrong.join('\n'), told, html)
  }
})

test('what looks at outputs as text finds each attack as it stands', () => {
  for (const vector of vectors.filter((vector) => /^<[a-z!?/]/i.test(vector))) {
    const isLink = /^<a href=["']/.test(vector)
    if (!isLink) assert.ok(wrongInHtml(vector), vector)
  }
  for (const address of addresses.filter((one) => !/^https:\/\/(?:user|a\.example\/\?)/.test(one)))
    assert.ok(wrongInHtml(`<a href="${address.replaceAll('"', '&quot;')}">x</a>`) ?? wrongInAddress(address) ?? 'entities', address)
  for (const html of [
    '<p>x',
    '<p><b>x</p></b>',
    '<p onclick="x">x</p>',
    '<p class="x">x</p>',
    '<p>a < b</p>',
    '<img src="https://a.example/x" alt="" />',
    '<p>\0</p>',
  ])
    assert.ok(wrongInHtml(html), html)
  assert.equal(wrongInHtml('<p>a &lt; b <a href="https://a.example/?a=1&amp;b" rel="noopener nofollow">c</a><br /></p>'), undefined)
  assert.ok(wrongInText('\ud800'))
})

test('no mutant crashes a reader, holds it for a second, fills its memory, or leaves anything that runs', {
  timeout: 600_000,
}, async (t) => {
  const ran = await runFuzz({ seed, mutants, folder, onPage: loading.queue })
  const loaded = await loading.all()
  for (const line of [`seed ${seed}`, ...ranInWords(ran), `${loaded.outputs} outputs were loaded in Chromium`])
    t.diagnostic(`fuzz: ${line}`)
  assert.deepEqual(
    ran.defects.map(({ turn, kind, wrong }) => `--seed ${seed} --one ${turn} (${kind}): ${wrong}`),
    [],
  )
  assert.deepEqual(loaded.wrong, [])
  const sum = (pick: (one: (typeof ran.done)[number]) => number) => ran.done.reduce((all, one) => all + pick(one), 0)
  assert.equal(
    sum(({ tried }) => Object.values(tried).reduce((a, b) => a + b, 0)),
    mutants,
  )
  assert.equal(
    loaded.outputs,
    sum(({ distinct }) => distinct),
    'every distinct output is on a page that was loaded',
  )
  assert.ok(loaded.outputs > mutants / 20, 'mutants are still read as pieces')
  for (const { resident } of ran.done) assert.ok(resident[1] - resident[0] < 512, `${resident[1]} MB`)
  rmSync(folder, { recursive: true, force: true })
})
