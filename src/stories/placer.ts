import { Worker } from 'node:worker_threads'
import { minute } from '../base/clock.ts'
import { newId } from '../base/ids.ts'
import { type Grouper, type Mended, type Opening, openGrouper, type Placement, type Telling } from './grouper.ts'
import type { StoryId } from './tables.ts'
import type { Tie } from './ties.ts'

type Standing = { telling: Telling; story: StoryId }

/**
 * What the grouper is told and asked in one go, in this order. `weighAgain`: tellings whose words have changed, of those that are held. `mend`: stories that are mended beside those that grow by `place`.
 * `mendWindow`: all that is held, where that is little enough to be arranged at once: the stories are then the same whatever order the tellings came in.
 */
export type Round = {
  restore?: Standing[]
  weighAgain?: Standing[]
  remove?: string[]
  untie?: { id: string; other: string }[]
  tie?: Tie[]
  forgetBefore?: number
  place?: Telling[]
  mend?: StoryId[]
  mendWindow?: boolean
}
export type Placed = {
  /** The whole window was mended. */
  whole: boolean
  placements: Placement[]
  joins: { from: StoryId; into: StoryId }[]
  moves: { id: string; from: StoryId; into: StoryId; fresh: boolean }[]
  related: { story: StoryId; related: { story: StoryId; likeness: number }[] }[]
}

/** How far a placer has read what the database keeps of placing: story_articles.placed_no, story_moves.id, story_ties.tie_no. */
export type Known = { placed: number; moved: number; tied: number }

/** The grouper of this process: on a thread of its own, as comparing texts is work for a processor. A cache of the database, rebuildable. */
export type Placer = {
  /** null: nothing is known yet. */
  known: Known | null
  /** Where mending the window goes on: below this story, in order of their latest telling; null: from the newest. */
  mended: { at: Date; id: StoryId } | null
  /** What was known when the whole window was mended last. */
  mendedAt: Known | null
  round(round: Round): Promise<Placed>
  /** One after the other: what is learnt from the database and what is placed must not cross. Takes no lock of the database: whoever holds one must not ask for this. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Forgets everything, after a round that the database did not keep: the next one starts from the database. */
  startAfresh(): void
  close(): Promise<void>
}

const relatedTo = 6

/** Tellings that are mended as a whole, at most: arranging them takes a second or two of the thread, once a minute. */
const wholeUpTo = 4000

/** Forgetting looks at every story that is held: not with every round. */
const forgetEvery = 10 * minute
const forgotten = new WeakMap<Grouper, number>()

const settle = (grouper: Grouper, { restore = [], weighAgain = [], remove = [], untie = [], tie = [], forgetBefore = 0 }: Round) => {
  for (const { telling, story } of restore) {
    const had = grouper.storyOf(telling.id)
    if (had === story) continue
    if (had) grouper.remove(telling.id)
    grouper.restore(telling, story)
  }
  for (const { telling, story } of weighAgain) {
    if (grouper.storyOf(telling.id) !== story) continue
    grouper.remove(telling.id)
    grouper.restore(telling, story)
  }
  for (const id of remove) grouper.remove(id)
  grouper.untie(untie)
  grouper.tie(tie)
  if (forgetBefore < (forgotten.get(grouper) ?? Number.NEGATIVE_INFINITY) + forgetEvery || forgetBefore === 0) return
  grouper.forget(forgetBefore)
  forgotten.set(grouper, forgetBefore)
}

/** Runs one round on a grouper; pure but for the grouper's memory. */
export const runRound = (grouper: Grouper, round: Round): Placed => {
  settle(grouper, round)
  const placements = (round.place ?? []).map((telling) => grouper.place(telling))
  // A story just opened is near no other, or it would not have been opened.
  const grown = placements.filter((placement) => !placement.fresh).map((placement) => placement.story)
  const wanted = new Set([...grown, ...(round.mend ?? [])])
  const whole = round.mendWindow === true && grouper.size().tellings <= wholeUpTo
  const { joins, moves }: Mended = whole ? grouper.mend() : wanted.size > 0 ? grouper.mend(wanted) : { joins: [], moves: [] }
  const touched = new Set([
    ...placements.map(({ story }) => story),
    ...joins.map(({ into }) => into),
    ...moves.flatMap(({ from, into }) => [from, into]),
  ])
  for (const { from } of joins) touched.delete(from)
  const related = [...touched].map((story) => ({
    story: story as StoryId,
    related: grouper.related(story, relatedTo) as { story: StoryId; likeness: number }[],
  }))
  return { whole, placements, joins: joins as Placed['joins'], moves: moves as Placed['moves'], related }
}

const nameStory = (opening: Opening) => newId<'story'>('s', new Date(Math.max(opening.at, 0)))

const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
}

/** Opens a placer. `thread: false` runs it where it is called, for tests and commands that have nothing else to do. */
export const openPlacer = ({ thread }: { thread: boolean }): Placer => {
  if (!thread) {
    let grouper = openGrouper(nameStory)
    const placer: Placer = {
      known: null,
      mended: null,
      mendedAt: null,
      round: async (round) => runRound(grouper, round),
      alone: inTurn(),
      startAfresh() {
        grouper = openGrouper(nameStory)
        placer.known = null
        placer.mendedAt = null
      },
      close: async () => {},
    }
    return placer
  }
  const open = () => {
    const worker = new Worker(new URL('./placing-thread.ts', import.meta.url))
    worker.unref()
    return worker
  }
  let worker = open()
  let closed = false
  const placer: Placer = {
    known: null,
    mended: null,
    mendedAt: null,
    alone: inTurn(),
    round: (round) =>
      new Promise((resolve, reject) => {
        // A thread that has ended answers nobody: who asked would wait, and the house could not be closed.
        if (closed) return reject(new Error('the placer is closed'))
        const here = worker
        const done = (after: () => void) => {
          here.off('message', said).off('error', broke).off('exit', ended)
          after()
        }
        const said = (message: { placed?: Placed; why?: string }) =>
          done(() => (message.placed ? resolve(message.placed) : reject(new Error(message.why))))
        const broke = (error: Error) => done(() => reject(error))
        const ended = () => done(() => reject(new Error('the placing thread has ended')))
        here.on('message', said).on('error', broke).on('exit', ended)
        here.postMessage(round)
      }),
    startAfresh() {
      void worker.terminate()
      worker = open()
      placer.known = null
      placer.mendedAt = null
    },
    async close() {
      closed = true
      await worker.terminate()
    },
  }
  return placer
}

export { nameStory }
