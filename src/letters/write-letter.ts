import type { Db } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/jobs.ts'
import { type Secret, seal } from '../base/secret.ts'
import { checkLetter, type Letter } from './letter.ts'

/** To whom, of what kind ('sign-in'), and what it says; `reader` so that forgetting drops it; `until` when what it says is no longer true; `about`: the articles that it names. */
export type Written = { to: string; kind: string; letter: Letter; reader?: string; until?: Date; about?: string[] }

export const sealFor = 'letter'

/** Puts a letter in the tray in the transaction `db`, says letter-written and gives its id. Throws Refusal 'no-mail-address'. */
export const writeLetter = async (db: Db, { to, kind, letter, reader, until, about, secret }: Written & { secret: Secret }, now: Date) => {
  checkLetter({ to, letter })
  const id = newId<'letter'>('l', now)
  await db
    .insertInto('letters')
    .values({
      id,
      reader_id: reader ?? null,
      kind,
      sealed: seal(secret, sealFor, JSON.stringify({ to, letter })),
      written_at: now,
      due_at: now,
      good_until: until ?? null,
      about: about ?? null,
    })
    .execute()
  await say(db, 'letter-written', { letter: id })
  return id
}
