import type { NewsEvent } from './news-form.ts'
import { readTitles } from './read-titles.ts'

/**
 * An event for tests of the town itself: told by every title at the moment of opening, with a picture and a byline. The
 * text holds what breaks careless writers of feeds: ampersands, angle brackets, quotes, the end of a CDATA section.
 */
export function oneEvent(more: Partial<NewsEvent['tellings'][number]> = {}, titles = readTitles()): NewsEvent {
  return {
    event: 'bridge-opens',
    hours: 0,
    section: 'Local',
    country: 'GB',
    scene: 'bridge',
    about: 'A bridge opens.',
    tellings: titles.map((title) => ({
      title: title.id,
      after: 0,
      headline: 'Smith & Sons’ “bridge” opens <early> – at 5 > 4',
      standfirst: 'Café owners cheer; ]]> is not a problem.',
      section: title.sections[0] ?? '',
      byline: [{ name: 'Ada Müller', role: 'Harbour reporter' }],
      picture: { alt: 'A bridge over calm water', caption: 'The bridge on Monday.', credit: 'Jo Reed' },
      paragraphs: ['The bridge is 1.8 km long & <strong>.', 'It cost €5m.', 'It will be opened by the mayor.'],
      ...more,
    })),
  }
}
