import type { Id } from '../../base/ids.ts'

/** What a part of the daily edition holds: the paper's top stories, the reader's own, the editors' picks, one piece to read whole, good news to end with. */
export type DailyPart = 'top' | 'yours' | 'picks' | 'whole' | 'good'

/** A story in the daily edition, by the telling that is shown; `because`: why it is there, in words. */
export type DailyPlace = { part: DailyPart; storyId: Id<'story'>; articleId: Id<'article'>; because: string | null }

export type DailyCandidate = Omit<DailyPlace, 'part'> & {
  /** Of what is shown of it in brief: headline and a sentence or two. */
  words: number
  /** To read it whole. */
  minutes: number
  /** Whether this reader may read it whole. */
  open: boolean
  /** Stories that tell the same event in other languages. */
  abroad?: readonly string[]
}

export type DailyChoice = Record<'top' | 'yours' | 'picks' | 'good', DailyCandidate[]>

/** How long the whole is meant to take, in minutes. */
export const meant = 10
/** As fast as most people read, with the moment that each new story takes: words a minute, minutes a story. */
const pace = { words: 220, story: 0.15 }
/** A piece to read whole takes no longer than this many minutes: more is another evening's. */
const longest = 6
const least = 6
const most = 16

/** Minutes that a story in brief takes. */
export const briefMinutes = ({ words }: Pick<DailyCandidate, 'words'>): number => pace.story + words / pace.words

/**
 * The finite paper of a day: about ten minutes. One of the editors' picks first and, where there is one that the reader may read, one piece to read whole, the longest that fits; good news at
 * the end; between them the top stories and his own, two and one in turn, until the time is used. Each story stands once, in one language. Pure: the same choice gives the same paper.
 * `minutes`: to read it all, at least 1.
 */
export const composeDaily = (choice: DailyChoice): { places: DailyPlace[]; minutes: number } => {
  const taken = new Set<string>()
  const parts: Record<DailyPart, DailyPlace[]> = { top: [], yours: [], picks: [], whole: [], good: [] }
  let minutes = 0
  let many = 0
  const count = () => many
  const put = (part: DailyPart, { storyId, articleId, because, abroad = [], ...facts }: DailyCandidate) => {
    taken.add(storyId)
    many++
    for (const id of abroad) taken.add(id)
    parts[part].push({ part, storyId, articleId, because })
    minutes += part === 'whole' ? facts.minutes : briefMinutes(facts)
  }
  const next = (list: DailyCandidate[]) => list.find((one) => !taken.has(one.storyId))

  const good = next(choice.good)
  if (good) put('good', good)
  const toRead = [...choice.picks, ...choice.yours, ...choice.top]
    .filter((one) => one.open && one.minutes > 0 && one.minutes <= longest && !taken.has(one.storyId))
    .reduce<DailyCandidate | undefined>((one, other) => (one && one.minutes >= other.minutes ? one : other), undefined)
  if (toRead) put('whole', toRead)
  for (let picks = 0, pick = next(choice.picks); pick && picks < 2; picks++, pick = next(choice.picks)) put('picks', pick)
  for (let turn = 0; count() < most && (minutes < meant || count() < least); turn++) {
    const own = turn % 3 === 2
    const story = next(own ? choice.yours : choice.top) ?? next(own ? choice.top : choice.yours)
    if (!story) break
    if (count() >= least && minutes + briefMinutes(story) > meant + 1) break
    put(choice.top.includes(story) ? 'top' : 'yours', story)
  }
  const order: DailyPart[] = ['top', 'yours', 'picks', 'whole', 'good']
  return { places: order.flatMap((part) => parts[part]), minutes: Math.max(1, Math.round(minutes)) }
}
