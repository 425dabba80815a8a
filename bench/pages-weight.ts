// What a browser fetches for the first page that a reader opens, compressed, without pictures. `npm run bench:weight`
import { openBrowser } from '../tests/browser/browser.ts'
import { pagesToSee, runDemo } from './pages-demo.ts'
import { machine } from './pages-machine.ts'

const KB = 1024
const limits = { front: 90 * KB, article: 60 * KB, script: 20 * KB }
type Kind = 'document' | 'stylesheet' | 'font' | 'script' | 'image' | 'other'

const demo = await runDemo()
const browser = await openBrowser()
let failures = 0
try {
  console.log(
    '| page | HTML | style | fonts | script | other | all | limit | script’s limit | pictures |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  )
  for (const { name, path } of await pagesToSee(demo)) {
    // A context of its own: nothing is in the browser's cache.
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const bytes: Record<Kind, number> = { document: 0, stylesheet: 0, font: 0, script: 0, image: 0, other: 0 }
    const kinds = new Map<string, string>()
    network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type.toLowerCase()))
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'other'
      bytes[kind in bytes ? (kind as Kind) : 'other'] += encodedDataLength
    })
    await page.goto(demo.address + path, { waitUntil: 'networkidle' })
    const all = bytes.document + bytes.stylesheet + bytes.font + bytes.script + bytes.other
    const limit = path === '/' ? limits.front : limits.article
    const over = all > limit || bytes.script > limits.script
    if (over) failures++
    const kb = (n: number) => (n / KB).toFixed(1)
    console.log(
      `| ${name} | ${kb(bytes.document)} | ${kb(bytes.stylesheet)} | ${kb(bytes.font)} | ${kb(bytes.script)} | ${kb(bytes.other)} | ${kb(all)}${over ? ' **over**' : ''} | ${kb(limit)} | ${kb(limits.script)} | ${kb(bytes.image)} |`,
    )
    await context.close()
  }
} finally {
  await browser.close()
  await demo.stop()
}
console.log(`\nKB of 1024 bytes as they come over the wire, headers among them; other: manifest and the like.\n${machine()}`)
process.exitCode = failures === 0 ? 0 : 1
