import { contentUsage } from '../../titles/titles.ts'
import { machineTermsAt } from '../furniture/addresses.ts'
import type { Feed } from './entries.ts'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). `_masthead.story` is the address of the page where all titles' tellings stand side by side, `_masthead.license` of the RSL document for the piece's title, `_masthead.content_usage` the same in AIPREF's words. */
export const writeJsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.about,
    ...(feed.hubs.length > 0 ? { hubs: feed.hubs.map((url) => ({ type: 'WebSub', url })) } : {}),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.link,
      title: entry.headline,
      ...(entry.summary ? { content_text: entry.summary.replaceAll('\n', '\n\n') } : { content_text: entry.headline }),
      date_published: entry.published.toISOString(),
      authors: [{ name: entry.by }],
      ...(entry.language ? { language: entry.language } : {}),
      ...(entry.picture ? { image: entry.picture.address } : {}),
      _masthead: {
        ...(entry.story ? { story: entry.story } : {}),
        license: new URL(machineTermsAt(entry.title), feed.home).href,
        content_usage: contentUsage(entry.machines),
      },
    })),
  })
