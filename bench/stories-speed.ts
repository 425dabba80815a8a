// node bench/stories-speed.ts [--size 1000000] [--limit 12000]: what placing one article costs when a million are held. One process, one thread, a synthetic stream (bench/stories-stream.ts).
// Beside it, in the same run, the full scan: the same comparison with every story held, measured while few are held and drawn out in a straight line.
import { spawnSync } from 'node:child_process'
import { Session } from 'node:inspector/promises'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import v8 from 'node:v8'
import vm from 'node:vm'
import { openGrouper } from '../src/stories/grouper.ts'
import { scoreGrouping } from './stories-score.ts'
import { type Drawn, drawStream } from './stories-stream.ts'

v8.setFlagsFromString('--expose_gc')
const gc = vm.runInNewContext('gc') as () => void
const megabytes = () => {
  gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}
const quantile = (sorted: Float64Array, share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** As the house asks: fifty at a time, then the stories that grew are mended and the related ones of all that were touched are found. */
const inRound = 50
const bar = { p99: 5 }

/** The floor of the labelled sets (cosine to every centroid), at `held` stories: ms for one article. */
const fullScan = (draw: (n: number) => Drawn, held: number) => {
  const vectorOf = ({ headline, text }: Drawn) => {
    const tf = new Map<string, number>()
    for (const one of `${headline} ${text}`.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []) tf.set(one, (tf.get(one) ?? 0) + 1)
    return tf
  }
  const centres = Array.from({ length: held }, (_, i) => vectorOf(draw(i)))
  const asked = Array.from({ length: 50 }, (_, i) => vectorOf(draw(held + i)))
  const from = performance.now()
  let best = 0
  for (const one of asked) {
    for (const centre of centres) {
      let dot = 0
      for (const [term, n] of one) dot += n * (centre.get(term) ?? 0)
      best = Math.max(best, dot)
    }
  }
  return { ms: (performance.now() - from) / asked.length, best }
}

type SpeedRow = { held: number; stories: number; words: number; p50: number; p99: number; max: number; round: number; megabytes: number }

/**
 * Places `size` articles and tells at each mark what the last tenth of the way cost (ms for one article): placing alone by quantiles, `round` with mending and related stories and forgetting.
 * `limit`: megabytes of heap at which it stops, and says so.
 */
export const measureSpeed = async (
  { size, limit, profile = true }: { size: number; limit: number; profile?: boolean },
  tell: (line: string) => void = console.log,
) => {
  const extra = profile ? Math.min(20_000, Math.ceil(size / 10)) : 0
  const { draw } = drawStream({ size: size + extra })
  const scanned = [1000, 4000].map((held) => ({ held, ...fullScan(draw, held) }))
  const scanOne = (scanned[1]?.ms ?? 0) / 4000
  tell(
    `Full scan, one article: ${scanned.map(({ held, ms }) => `${ms.toFixed(2)} ms at ${held.toLocaleString('en')} stories`).join(', ')}; load average ${loadavg()[0]?.toFixed(1)} on this machine.`,
  )
  tell(
    '| held | stories | terms | place p50 | p99 | max | full scan (drawn out) | round of 50, an article | memory | bytes an article |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  )
  let named = 0
  const grouper = openGrouper(() => `s${named++}`)
  const before = megabytes()
  const marks = new Set([0.01, 0.1, 0.3, 0.6, 1].map((share) => Math.round(size * share)))
  const spent = { place: 0, mend: 0, related: 0, forget: 0, reading: 0 }
  const times = new Float64Array(size)
  const rounds: number[] = []
  const rows: SpeedRow[] = []
  let placed = 0
  const runRound = (until: number) => {
    const grown = new Set<string>()
    const touched = new Set<string>()
    const readFrom = performance.now()
    const drawn: Drawn[] = []
    for (let n = placed; n < until; n++) drawn.push(draw(n))
    const began = performance.now()
    spent.reading += began - readFrom
    for (const one of drawn) {
      const from = performance.now()
      const { story, fresh } = grouper.place(one)
      if (placed < size) times[placed] = performance.now() - from
      placed++
      touched.add(story)
      if (!fresh) grown.add(story)
    }
    const mendFrom = performance.now()
    for (const { from, into } of grouper.mend(grown).joins) {
      touched.delete(from)
      touched.add(into)
    }
    const relatedFrom = performance.now()
    for (const story of touched) grouper.related(story, 6)
    const ended = performance.now()
    spent.place += mendFrom - began
    spent.mend += relatedFrom - mendFrom
    spent.related += ended - relatedFrom
    rounds.push((ended - began) / drawn.length)
  }
  let stopped = false
  while (placed < size && !stopped) {
    runRound(Math.min(size, placed + inRound))
    if (placed % 10_000 === 0 && process.memoryUsage().heapUsed / 2 ** 20 > limit && megabytes() > limit) stopped = true
    if (!stopped && !marks.has(placed)) continue
    const tenth = times.slice(Math.floor(placed * 0.9), placed).sort()
    const lastRounds = rounds.slice(Math.floor(rounds.length * 0.9))
    const { stories, words } = grouper.size()
    const used = megabytes() - before
    const row = {
      held: placed,
      stories,
      words,
      p50: quantile(tenth, 0.5),
      p99: quantile(tenth, 0.99),
      max: tenth.at(-1) ?? 0,
      round: lastRounds.reduce((a, b) => a + b, 0) / lastRounds.length,
      megabytes: used,
    }
    rows.push(row)
    tell(
      `| ${placed.toLocaleString('en')} | ${stories.toLocaleString('en')} | ${words.toLocaleString('en')} | ${row.p50.toFixed(3)} ms | ${row.p99.toFixed(3)} ms | ${row.max.toFixed(1)} ms | ${(scanOne * stories).toFixed(0)} ms | ${row.round.toFixed(3)} ms | ${used.toFixed(0)} MB | ${((used * 2 ** 20) / placed).toFixed(0)} |`,
    )
  }
  if (stopped) tell(`Stopped at ${placed.toLocaleString('en')}: over ${limit} MB are held.`)
  const forgetFrom = performance.now()
  grouper.forget(0)
  spent.forget = performance.now() - forgetFrom
  const whole = times.slice(0, placed).sort()
  const all = Object.entries(spent).map(
    ([what, ms]) => `${what} ${what === 'forget' ? `${ms.toFixed(1)} ms a call` : `${((ms / placed) * 1000).toFixed(0)} µs an article`}`,
  )
  tell(
    `All the way: p50 ${quantile(whole, 0.5).toFixed(3)}, p99 ${quantile(whole, 0.99).toFixed(3)}, p99.9 ${quantile(whole, 0.999).toFixed(3)}, max ${(whole.at(-1) ?? 0).toFixed(1)} ms. ${all.join(', ')} (drawing the stream is “reading”, and counted nowhere else).`,
  )
  const got: string[] = []
  const gold: string[] = []
  for (let n = 0; n < Math.min(placed, 100_000); n++) {
    const { id, planted } = draw(n)
    gold.push(String(planted))
    got.push(grouper.storyOf(id) ?? 'nowhere')
  }
  const { f1, precision, recall } = scoreGrouping(gold, got)
  tell(
    `Of the first ${got.length.toLocaleString('en')}: B³ F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}): a made stream, so this says only that stories are found, not how well.`,
  )
  if (profile && !stopped) {
    const session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    while (placed < size + extra) runRound(Math.min(size + extra, placed + inRound))
    const { profile: seen } = await session.post('Profiler.stop')
    const self = new Map<string, number>()
    const byId = new Map(seen.nodes.map((node) => [node.id, node]))
    let samples = 0
    for (const id of seen.samples ?? []) {
      const frame = byId.get(id)?.callFrame
      const file = frame?.url.split('/').at(-1) ?? ''
      if (!frame || file === 'stories-stream.ts') continue
      samples++
      const where = `${frame.functionName || '(no name)'} ${file}${file ? `:${frame.lineNumber + 1}` : ''}`
      self.set(where, (self.get(where) ?? 0) + 1)
    }
    tell(
      `Where time goes at ${size.toLocaleString('en')} held (the next ${extra.toLocaleString('en')} articles under the profiler, own time, without the drawing):`,
    )
    for (const [where, n] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 12))
      tell(`  ${((100 * n) / samples).toFixed(1).padStart(5)} %  ${where}`)
  }
  return rows
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '1000000' },
      limit: { type: 'string', default: '12000' },
      inside: { type: 'boolean', default: false },
    },
  })
  const [size, limit] = [Number(values.size), Number(values.limit)]
  // A heap larger than Node's own default has to be asked for before the process starts.
  if (!values.inside) {
    const { status } = spawnSync(
      process.execPath,
      [
        `--max-old-space-size=${limit + 2000}`,
        ...process.execArgv,
        import.meta.filename,
        '--inside',
        '--size',
        `${size}`,
        '--limit',
        `${limit}`,
      ],
      { stdio: 'inherit' },
    )
    process.exit(status ?? 1)
  }
  const rows = await measureSpeed({ size, limit })
  const last = rows.at(-1)
  console.log(
    `Bar: p99 of placing one at ${size.toLocaleString('en')} held at most ${bar.p99} ms: ${last && last.held === size && last.p99 <= bar.p99 ? 'held' : 'MISSED'}.`,
  )
}
