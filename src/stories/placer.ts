import { Worker } from 'node:worker_threads'
import { newId } from '../base/ids.ts'
import { type Opening, openGrouper, type Placement, type Telling } from './grouper.ts'
import type { StoryId } from './tables.ts'

/** What the grouper is told and asked in one go. Order: restore, remove, forget, place, mend, related. */
export type Round = {
  restore: { telling: Telling; story: StoryId }[]
  remove: string[]
  forgetBefore: number
  place: Telling[]
}
export type Placed = {
  placements: Placement[]
  joins: { from: StoryId; into: StoryId }[]
  related: { story: StoryId; related: { story: StoryId; likeness: number }[] }[]
}

/** The grouper of this process: on a thread of its own, as comparing texts is work for a processor. A cache of the database, rebuildable. */
export type Placer = {
  /** Everything that was placed up to here (story_articles.placed_no) is known; 0: nothing is. */
  knownUntil: number
  round(round: Round): Promise<Placed>
  /** Forgets everything, after a round that the database did not keep: the next one starts from the database. */
  startAfresh(): void
  close(): Promise<void>
}

const relatedTo = 6

/** Runs one round on a grouper; pure but for the grouper's memory. */
export const runRound = (grouper: ReturnType<typeof openGrouper>, round: Round): Placed => {
  for (const { telling, story } of round.restore) grouper.restore(telling, story)
  for (const id of round.remove) grouper.remove(id)
  grouper.forget(round.forgetBefore)
  const placements = round.place.map((telling) => grouper.place(telling))
  const touched = new Set(placements.map((placement) => placement.story))
  // A story just opened is near no other, or it would not have been opened.
  const grown = placements.filter((placement) => !placement.fresh).map((placement) => placement.story)
  const joins = grouper.mend(new Set(grown)).joins as Placed['joins']
  for (const { from, into } of joins) {
    touched.delete(from)
    touched.add(into)
  }
  const related = [...touched].map((story) => ({
    story: story as StoryId,
    related: grouper.related(story, relatedTo) as { story: StoryId; likeness: number }[],
  }))
  return { placements, joins, related }
}

const nameStory = (opening: Opening) => newId<'story'>('s', new Date(Math.max(opening.at, 0)))

/** Opens a placer. `thread: false` runs it where it is called, for tests and commands that have nothing else to do. */
export const openPlacer = ({ thread }: { thread: boolean }): Placer => {
  if (!thread) {
    let grouper = openGrouper(nameStory)
    const placer: Placer = {
      knownUntil: 0,
      round: async (round) => runRound(grouper, round),
      startAfresh() {
        grouper = openGrouper(nameStory)
        placer.knownUntil = 0
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
    knownUntil: 0,
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
      placer.knownUntil = 0
    },
    async close() {
      closed = true
      await worker.terminate()
    },
  }
  return placer
}

export { nameStory }
