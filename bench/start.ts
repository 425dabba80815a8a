// How long an operator waits, and what the paper takes of his machine. `npm run bench:start`; `-- --idle 60` looks at memory for longer.
import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { runMasthead } from './pages-demo.ts'
import { median } from './pages-load.ts'
import { machine } from './pages-machine.ts'

const limit = 3
const runs = 3
const idle = Number(process.argv[process.argv.indexOf('--idle') + 1]) || 30
const began = () => {
  const at = performance.now()
  return () => (performance.now() - at) / 1000
}

/** Memory of a process and all that it started, in MB: resident, and the share that is its own (PSS) where the kernel tells. */
const memory = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
  const tree = new Set([pid])
  for (let grown = true; grown; ) {
    grown = false
    for (const [child, parent] of all) if (tree.has(parent) && !tree.has(child)) grown = Boolean(tree.add(child))
  }
  return all.filter(([one]) => tree.has(one)).reduce((sum, [, , kb]) => sum + kb / 1024, 0)
}

/** From the command to the first byte of the front page, asking every 20 ms. `any`: of the page that says that the paper is being opened (503). */
const firstByte = async (words: string[]) => {
  const elapsed = began()
  const paper = await runMasthead(words)
  let status = (await fetch(`${paper.address}/`)).status
  const any = elapsed()
  while (status !== 200) {
    status = await fetch(`${paper.address}/`).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status !== 200) {
      if (elapsed() > 60) throw new Error(`No front page within a minute: the last answer was ${status}`)
      await pause(20)
    }
  }
  return { paper, any, seconds: elapsed() }
}

const seconds: number[] = []
const opening: number[] = []
for (let run = 0; run < runs; run++) {
  const { paper, any, seconds: took } = await firstByte(['start'])
  seconds.push(took)
  opening.push(any)
  await paper.stop()
}
const first = median(seconds)
console.log('| what | figure | limit |\n|---|--:|--:|')
console.log(`| npm start, fresh data folder, to the first answer of any kind (median of ${runs}) | ${median(opening).toFixed(2)} s | – |`)
console.log(
  `| npm start, fresh data folder, to the first byte of the front page (median of ${runs}) | ${first.toFixed(2)} s${first > limit ? ' **over**' : ''} | ${limit} s |`,
)

const filled = began()
const { paper: demo, seconds: took } = await firstByte(['demo'])
console.log(`| demo: to the first byte (the town opens first) | ${took.toFixed(2)} s | – |`)
await demo.until(/The first paper is set/, 300)
console.log(`| demo: to the full paper (${/The first paper is set: (.*)\./.exec(demo.said())?.[1]}) | ${filled().toFixed(1)} s | – |`)
console.log(
  `| demo: memory of all its processes after the first fill (the sample town among them) | ${memory(demo.pid).toFixed(0)} MB | – |`,
)
const seen: number[] = []
for (let second = 0; second < idle; second++) {
  await pause(1000)
  seen.push(memory(demo.pid))
}
console.log(
  `| demo: memory while idle, median and most of ${idle} s | ${median(seen).toFixed(0)} MB, ${Math.max(...seen).toFixed(0)} MB | – |`,
)
await demo.stop()
console.log(`\n${machine()}`)
process.exitCode = first <= limit ? 0 : 1
