import type { Db } from '../../base/database.ts'
import { noTrialWhy, standingEventsOf } from '../../membership/membership.ts'
import type { Viewer } from '../viewer/viewer.ts'

const words = {
  claimed:
    'You have no free days, because somebody with this mail address has had them before. Small differences in how it is written do not count.',
  disposable:
    'You have no free days, because none are given at your mail service: it is one for throw-away addresses, or counts as one here.',
}

/** Why a reader who has signed up reads nothing free, in a sentence; undefined when nothing stood in the way, or he has more by now. */
export const noTrialWords = async (db: Db, { session, standing }: Pick<Viewer, 'session' | 'standing'>): Promise<string | undefined> => {
  if (!session || standing.kind !== 'registered') return undefined
  const why = noTrialWhy(await standingEventsOf(db, session.reader))
  return why && words[why]
}
