import type { Daily, DailyPart } from '../../edition/edition.ts'
import type { Letter } from '../../letters/letters.ts'
import { articleAt } from '../furniture/addresses.ts'
import type { DailyPiece } from './daily-page.tsx'
import { brief, minutesSay, partNames, sayDayOf, sayMinutes, storiesSay } from './daily-words.ts'

/** The letter of an edition: what the page shows, and no more than anybody may see of a piece. */
export const dailyLetter = (daily: Daily, pieces: DailyPiece[], { address, stop }: { address: string; stop: string }): Letter => ({
  subject: `${sayDayOf(daily.day)}: ${pieces[0]?.card.article.headline ?? 'your daily edition'}`.slice(0, 160),
  heading: sayDayOf(daily.day),
  paragraphs: [`${sayMinutes(daily.minutes)}, ${storiesSay(pieces.length)}. Then it ends.`],
  pieces: (Object.keys(partNames) as DailyPart[]).flatMap((part) => {
    const own = pieces.filter((piece) => piece.part === part)
    if (own.length === 0) return []
    return {
      part: partNames[part],
      pieces: own.map(({ card }) => ({
        headline: card.article.headline,
        by: [card.title.name, card.mark, part === 'whole' && minutesSay(card.article.minutes)].filter(Boolean).join(' · '),
        text: brief(card) ?? undefined,
        href: address + articleAt(card.article),
      })),
    }
  }),
  action: { label: 'Read it in the paper', href: `${address}/daily` },
  small: [`That is the paper for ${sayDayOf(daily.day)}. You asked for this letter in your paper’s daily edition.`],
  unsubscribe: stop,
  oneClick: true,
})
