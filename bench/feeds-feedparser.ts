import { readFileSync } from 'node:fs'
import { decodeFeed } from '../src/intake/decode-feed.ts'
import { readFeed } from '../src/intake/read-feed.ts'
import { safeHtml } from '../src/intake/safe-html.ts'
import { type Check, isDangerous, judgeCheck } from './feeds-mapping.ts'
import { openTally, type Tally, timed } from './feeds-tally.ts'

type Told = { file: string; headers?: Record<string, string>; checks?: Check[] }

/** Whether a label names the encoding in which the bytes were read, or one that gives the same letters. */
const decodesAlike = (bytes: Uint8Array, contentType: string | undefined) => (label: string) => {
  const decoded = decodeFeed(bytes, contentType)
  if (/32/.test(label)) return decoded.encoding === label
  try {
    return new TextDecoder(label).decode(bytes) === decoded.text
  } catch {
    return decoded.encoding === label
  }
}

/** feedparser's own tests. Their server speaks from 127.0.0.1:8097; where it sends a Content-Location, the feed is taken to lie there. */
export const runFeedparser = (folder: string, now: Date): Tally => {
  const tally = openTally()
  for (const one of JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as Told[]) {
    const bytes = readFileSync(`${folder}/${one.file}`)
    const header = (name: string) => Object.entries(one.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]
    const contentType = header('content-type')
    const source = { address: header('content-location') ?? `http://127.0.0.1:8097/${one.file}`, contentType, now }
    const read = timed(tally, one.file, () => readFeed(bytes, source))
    if (!read) continue
    for (const item of read.items)
      for (const html of [item.summaryHtml, item.contentHtml])
        if (html) tally.held('(nothing that could run is left)', !isDangerous(safeHtml(html, item.base)), () => one.file)
    if (!one.checks) tally.leftOut('an expression that the index does not give as data: read, not checked')
    for (const check of one.checks ?? []) {
      const verdict = judgeCheck(check, { read, sameText: decodesAlike(bytes, contentType) })
      if (verdict.kind === 'left-out') tally.leftOut(verdict.reason)
      else
        tally.held(
          verdict.about,
          verdict.holds,
          () =>
            `${one.file} ${check.path.join('.')} ${check.op} ${JSON.stringify(check.value)?.slice(0, 200)}; got ${JSON.stringify(verdict.got)?.slice(0, 200)}`,
        )
    }
  }
  return tally
}
