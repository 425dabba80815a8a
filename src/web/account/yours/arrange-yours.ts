import type { Choices } from '../../../readers/readers.ts'
import { countryName, deskName } from '../../furniture/desks.ts'
import type { Place } from '../../reader/gather-cards.ts'

/** A story on a page that the edition has set, and the telling of it to show; `chosen`: the name of the chosen title that tells it. */
export type Candidate = { page: string; place: number; storyId: string | null; articleId: string; chosen: string | null }

/** `because`: which of the reader's choices brought the story here, in words. */
export type Yours = Place & { because: string }

const most = 36

/**
 * The reader's own page from those that are set: a story weighs what its places on the pages he chose weigh together (1 for the top, ½ for the third
 * place and so on), twice as much when a title that he chose tells it, and then it is shown in that title's words. Nothing about him but his choices
 * counts. No three stories for one choice alone stand together, so that one loud choice leaves the others room.
 */
export const arrangeYours = (candidates: Candidate[], choices: Choices): Yours[] => {
  const wanted = new Set([...choices.sections.map((desk) => `desk:${desk}`), ...(choices.region ? [`country:${choices.region}`] : [])])
  const stories = new Map<string, { weight: number; show: Candidate; pages: Set<string> }>()
  for (const one of candidates) {
    if (!wanted.has(one.page) && !one.chosen) continue
    const key = one.storyId ?? one.articleId
    const known = stories.get(key) ?? { weight: 0, show: one, pages: new Set<string>() }
    if (wanted.has(one.page) && !known.pages.has(one.page)) {
      known.weight += 2 / (2 + one.place)
      known.pages.add(one.page)
    }
    // A story that stands only on pages that were not chosen weighs by its title alone.
    if (one.chosen && known.pages.size === 0) known.weight = Math.max(known.weight, 1 / (2 + one.place))
    if (one.chosen && !known.show.chosen) known.show = one
    stories.set(key, known)
  }
  const ordered = [...stories.values()]
    .map(({ weight, show, pages }) => ({ weight: show.chosen ? weight * 2 : weight, show, pages, lane: show.chosen ?? [...pages].join() }))
    .sort((a, b) => b.weight - a.weight || (a.show.articleId < b.show.articleId ? -1 : 1))
  return spread(ordered)
    .slice(0, most)
    .map(({ show, pages }) => ({
      page: 'yours',
      storyId: show.storyId,
      articleId: show.articleId,
      reasons: [],
      because: sayBecause(show.chosen, [...pages]),
    }))
}

/** Puts off what would be the third in a row of its lane until another lane has had its turn. */
const spread = <One extends { lane: string }>(ordered: One[]): One[] => {
  const left = [...ordered]
  const set: One[] = []
  while (left.length > 0) {
    const [before, last] = set.slice(-2)
    const full = before && last && before.lane === last.lane ? last.lane : undefined
    const at = Math.max(
      0,
      left.findIndex((one) => one.lane !== full),
    )
    set.push(...left.splice(at, 1))
  }
  return set
}

const sayBecause = (title: string | null, pages: string[]): string => {
  const sections = pages.flatMap((page) => (page.startsWith('desk:') ? (deskName(page.slice(5)) ?? []) : []))
  const country = pages.flatMap((page) => (page.startsWith('country:') ? (countryName(page.slice(8)) ?? []) : []))[0]
  return [
    ...(title ? [`You read ${title}.`] : []),
    ...(sections.length > 0 ? [`You follow ${new Intl.ListFormat('en', { type: 'conjunction' }).format(sections)}.`] : []),
    ...(country ? [`${country} is your region.`] : []),
  ].join(' ')
}
