import { line, text } from '../feeds/xml.ts'

export type PlainItem = { title?: string; link?: string; guid?: string; date?: string; description?: string }

/** An item of RSS as an honest publisher would write it, save for what the trick puts in. */
export const item = ({ title, link, guid, date, description }: PlainItem): string =>
  `<item>${[line('title', title), line('link', link), line('guid', guid), line('pubDate', date), line('description', description)].join('')}</item>`

export const opening = (prolog = '<?xml version="1.0" encoding="UTF-8"?>', doctype = ''): string =>
  `${prolog}${doctype}<rss version="2.0"><channel><title>The Crooked Mirror</title><link>https://crooked.example/</link><description>Bad habits.</description>`

export const closing = '</channel></rss>'

/** A whole feed. */
export const plainFeed = (items: PlainItem[], prolog?: string): string => `${opening(prolog)}${items.map(item).join('')}${closing}`

/** The n-th good item: its own title, link, guid and hour. */
export const goodItem = (n: number): PlainItem => ({
  title: `Ferry service number ${n} resumes after repairs`,
  link: `https://crooked.example/news/${n}`,
  guid: `https://crooked.example/news/${n}`,
  date: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toUTCString(),
  description: `Service number ${n} sailed on time, ${text('the company')} said.`,
})

export const goodItems = (count: number): PlainItem[] => Array.from({ length: count }, (_, n) => goodItem(n + 1))
