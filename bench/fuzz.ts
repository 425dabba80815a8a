import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { drawMutant } from '../tests/fuzz/draw-mutant.ts'
import { openLoading } from '../tests/fuzz/load-pages.ts'
import { ranInWords, runFuzz } from '../tests/fuzz/run.ts'
import { type Kind, kinds, readSeeds } from '../tests/fuzz/seeds.ts'
import { tryMutant } from '../tests/fuzz/try-mutant.ts'

// `npm run bench:fuzz -- --mutants 100000 --seed 1 --only page --without-browser`; `-- --seed 1 --one 12345` tries one mutant again and writes it down.
const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    one: { type: 'string' },
    'without-browser': { type: 'boolean', default: false },
  },
})
const only = kinds.find((kind) => kind === values.only) as Kind | undefined
if (values.only && !only) throw new Error(`--only takes ${kinds.join(', ')}`)
const [seed, mutants] = [Number(values.seed), Number(values.mutants)]
const folder = new URL('../.cache/fuzz', import.meta.url).pathname
mkdirSync(folder, { recursive: true })

if (values.one !== undefined) {
  const turn = Number(values.one)
  const mutant = drawMutant(readSeeds(), seed, turn, only)
  const file = `${folder}/one-${seed}-${turn}.bin`
  writeFileSync(file, mutant.bytes)
  const { took, versions, wrong, outputs } = tryMutant(mutant, turn)
  console.log(`${file}: ${mutant.kind}, ${mutant.bytes.length} bytes, of ${mutant.seeds.join(' and ')}`)
  console.log(`${outputs.length} outputs in ${Math.round(took)} ms, versions in ${Math.round(versions)} ms: ${wrong ?? 'nothing is wrong'}`)
  process.exit(wrong ? 1 : 0)
}

const loading = values['without-browser'] ? undefined : await openLoading()
const ran = await runFuzz({ seed, mutants, folder, ...(only ? { only } : {}), onPage: loading?.queue })
console.log(ranInWords(ran).join('\n'))
const loaded = await loading?.all()
await loading?.close()
if (loaded)
  console.log(
    `${loaded.outputs} outputs were loaded in Chromium: ${loaded.wrong.length === 0 ? 'nothing ran' : loaded.wrong.slice(0, 50).join('\n')}`,
  )
process.exit(ran.defects.length > 0 || (loaded && loaded.wrong.length > 0) ? 1 : 0)
