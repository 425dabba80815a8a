import type { Seed } from './seeds.ts'

const texts: Record<string, string> = {
  date: 'Mon, 23 Nov 2026 12:00:00 +0100',
  'date of Atom': '2026-11-23T12:00:00.123+01:00',
  'date in words': '23 novembre 2026 à 12h30',
  robots: `User-agent: *\nDisallow: /a*b$\nAllow: /%7Ea/\nSitemap: https://a.example/s.xml\nLicense: https://a.example/rsl.xml\nContent-Usage: train-ai=n\nContent-Signal: search=yes, ai-train=no\nCrawl-delay: 5\n\nUser-agent: GPTBot\nUser-agent: mastheadbot\nDisallow: /\n`,
  rsl: `<rsl xmlns="https://rslstandard.org/rsl"><content url="/*" server="https://l.example/"><license><permits type="usage">search</permits><prohibits type="usage">train-ai</prohibits><payment type="purchase"><amount currency="USD">1</amount></payment></license></content></rsl>`,
  'rsl in a feed': `<rss version="2.0" xmlns:rsl="https://rslstandard.org/rsl"><channel><title>A</title><item><title>B</title><rsl:content url="https://a.example/b"><rsl:license><rsl:prohibits type="usage">all</rsl:prohibits></rsl:license></rsl:content></item></channel></rss>`,
  tdmrep: `[{"location":"/*","tdm-reservation":1,"tdm-policy":"https://a.example/p.json"},{"location":"/free/*","tdm-reservation":0}]`,
  preferences: 'train-ai=n, search=y;exp=1, foundation-model-production=n',
  'link header': `<https://hub.example/>; rel="hub", <https://a.example/feed>; rel="self"; type="application/rss+xml"; title="A \\"B\\", c"`,
  'page with statements': `<html><head><base href="/a/"><meta name="tdm-reservation" content="1"><meta name="robots" content="noai"><link rel="license" type="application/rsl+xml" href="rsl.xml"><script type="application/rsl+xml"><rsl xmlns="https://rslstandard.org/rsl"><content url="/"/></rsl></script></head></html>`,
  'name of a document': '2026-11-23 Über/../bridge\u0000\u202e.xml',
  xmp: `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Agency"><dc:creator><rdf:Seq><rdf:li>A. Name</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">A bridge.</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
}

const iim = (set: number, text: string) => Buffer.concat([Buffer.from([0x1c, 2, set, 0, text.length]), Buffer.from(text)])
const iptc = Buffer.concat([
  Buffer.from('Photoshop 3.0\0'),
  iim(80, 'A. Name'),
  iim(110, 'Agency'),
  iim(116, 'All rights'),
  iim(120, 'A bridge.'),
])
// A TIFF directory with Artist and Copyright.
const exif = Buffer.concat([
  Buffer.from('Exif\0\0II*\0\x08\0\0\0\x02\0', 'latin1'),
  Buffer.from([0x3b, 0x01, 2, 0, 8, 0, 0, 0, 38, 0, 0, 0, 0x98, 0x82, 2, 0, 9, 0, 0, 0, 46, 0, 0, 0, 0, 0, 0, 0]),
  Buffer.from('A. Name\0Agency A\0', 'latin1'),
])

/** Small things that strangers say beside feeds and pages, written for this: dates, robots.txt, terms for machines, headers, names, metadata of pictures. */
export const asideSeeds: Seed[] = [
  ...Object.entries(texts).map(([name, text]): Seed => ({ kind: 'aside', name, size: text.length, bytes: () => Buffer.from(text) })),
  { kind: 'aside', name: 'iptc', size: iptc.length, bytes: () => iptc },
  { kind: 'aside', name: 'exif', size: exif.length, bytes: () => exif },
]
