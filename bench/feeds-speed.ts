import { readFileSync } from 'node:fs'
import { parseFeed as feedsmith } from 'feedsmith'
import { Parser } from 'htmlparser2'
import RssParser from 'rss-parser'
import { readXml } from '../src/base/xml.ts'
import { readFeed } from '../src/intake/read-feed.ts'

type Feed = { bytes: Buffer; text: string }
type Reader = { name: string; does: string; read(feed: Feed): unknown }

const rss = new RssParser()
const now = new Date('2026-11-23T12:00:00Z')

const readers: Reader[] = [
  {
    name: 'htmlparser2 alone',
    does: 'tags told, nothing kept',
    read: ({ text }) => {
      const parser = new Parser({ onopentag() {}, ontext() {} }, { xmlMode: true })
      parser.write(text)
      parser.end()
    },
  },
  { name: 'our tree alone', does: 'a tree with namespaces', read: ({ text }) => readXml(text, { html: true }) },
  { name: 'feedsmith', does: 'text to its model', read: ({ text }) => feedsmith(text) },
  { name: 'rss-parser', does: 'text to its model', read: ({ text }) => rss.parseString(text) },
  {
    name: 'Masthead',
    does: 'bytes to items: decoded, absolute, plain, checked',
    read: ({ bytes }) => readFeed(bytes, { address: 'https://paper.example/feed', now }),
  },
]

/** Feeds a second of processor time (a shared machine's clock tells of its other work) of each reader over the same feeds, in turns, the best of several rounds. */
export const runSpeed = async (
  files: string[],
  rounds = 10,
): Promise<{ name: string; does: string; feeds: number; megabytes: number }[]> => {
  const feeds = files.map((file) => {
    const bytes = readFileSync(file)
    return { bytes, text: bytes.toString('utf8') }
  })
  const size = feeds.reduce((all, { bytes }) => all + bytes.length, 0)
  const best = new Map<string, number>()
  for (let round = 0; round <= rounds; round++)
    for (const { name, read } of readers) {
      const began = process.cpuUsage()
      for (const feed of feeds) await read(feed)
      const { user, system } = process.cpuUsage(began)
      const took = (user + system) / 1000
      // The first round warms up.
      if (round > 0) best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, took))
    }
  return readers.map(({ name, does }) => {
    const seconds = (best.get(name) ?? 1) / 1000
    return { name, does, feeds: Math.round(feeds.length / seconds), megabytes: Math.round(size / 1e5 / seconds) / 10 }
  })
}
