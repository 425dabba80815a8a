import type { Card } from '../gather-cards.ts'

/** Cards, newest first, by the day (UTC) on which their story was told last; the first telling's day would put yesterday's story of today's turn away. */
export const byDay = (cards: readonly Card[]): { day: Date; cards: Card[] }[] => {
  const days = Map.groupBy(cards, ({ article }) => article.published.toISOString().slice(0, 10))
  return [...days]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .map(([day, of]) => ({
      day: new Date(`${day}T12:00:00Z`),
      cards: of.toSorted((a, b) => b.article.published.getTime() - a.article.published.getTime()),
    }))
}

/** The titles that tell any of these, each once, those that tell most first. */
export const titlesIn = (cards: readonly Card[]): { id: string; name: string; colour: string | null; stories: number }[] => {
  const titles = new Map<string, { id: string; name: string; colour: string | null; stories: number }>()
  for (const { title, others } of cards)
    for (const { id, name, colour } of [title, ...others.map((one) => one.title)]) {
      const had = titles.get(id) ?? { id, name, colour, stories: 0 }
      had.stories++
      titles.set(id, had)
    }
  return [...titles.values()].toSorted((a, b) => b.stories - a.stories || (a.name < b.name ? -1 : 1))
}
