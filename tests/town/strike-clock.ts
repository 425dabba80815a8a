import { timetable } from '../../src/timetable.ts'
import type { OpenPaper } from './open-paper.ts'

const ofPeople = /letters|reminding|renewing|Stripe|letting go of what is over/

/** The clock of a working process strikes: what the timetable does for people is done once, and all that is said is heard. */
export const strikeClock = async ({ db, inside, jobs, now }: Pick<OpenPaper, 'db' | 'inside' | 'jobs' | 'now'>): Promise<void> => {
  await jobs.settle(now)
  const entries = timetable({ database: { db }, inside } as Parameters<typeof timetable>[0])
  for (const { name, work } of entries) if (ofPeople.test(name)) await work(now())
  await jobs.settle(now)
}
