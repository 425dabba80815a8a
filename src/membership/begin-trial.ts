import { day } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import { type Db, inTransaction } from '../base/database.ts'
import { printOf, type Secret } from '../base/secret.ts'
import { mailRuleOf, normalMail, type ReaderId } from '../readers/readers.ts'
import { instant } from './standing-event.ts'
import { tellEvent } from './tell-event.ts'

/** `days`: how long a trial is (0: none is given). `disposable`: what becomes of throw-away mail of which the operator has said nothing by name. */
export type TrialRules = { days: number; secret: Secret; disposable: Config['DISPOSABLE_MAIL'] }

export type TrialBegun = { began: true; until: Date } | { began: false; why: 'already' | 'claimed' | 'disposable' | 'none' | 'forgotten' }

/**
 * Begins a reader's trial: the first of his mail address, however it is written (`normalMail`), and of no reader before him. The print of the address
 * is kept for ever, also when the reader is forgotten: else a trial could be had again by leaving and coming back. Safe to call again and from
 * several processes at once; a no is written down too, so that the reader can be told why.
 */
export const beginTrial = (
  db: Db,
  { reader, mail }: { reader: ReaderId; mail: string },
  now: Date,
  { days, secret, disposable }: TrialRules,
): Promise<TrialBegun> =>
  inTransaction(db, async (tx): Promise<TrialBegun> => {
    if (days === 0) return { began: false, why: 'none' }
    const there = await tx.selectFrom('readers').select('id').where('id', '=', reader).forKeyShare().executeTakeFirst()
    if (!there) return { began: false, why: 'forgotten' }
    const key = `trial:${reader}`
    const told = () => tx.selectFrom('standing_events').select('id').where('key', '=', key).executeTakeFirst()
    if (await told()) return { began: false, why: 'already' }
    const refuse = async (why: 'claimed' | 'disposable'): Promise<TrialBegun> => {
      await tellEvent(tx, { reader, key, kind: 'trial-refused', facts: { why } }, now)
      return { began: false, why }
    }
    const domain = mail.slice(mail.lastIndexOf('@') + 1)
    if ((await mailRuleOf(tx, domain, disposable)) !== 'allow') return refuse('disposable')
    // Whoever comes second waits here until the first has committed, and then finds the address taken, by himself or by another.
    const claimed = await tx
      .insertInto('trial_claims')
      .values({ mail_print: printOf(secret, 'trial', normalMail(mail)), claimed_at: now })
      .onConflict((on) => on.column('mail_print').doNothing())
      .returning('mail_print')
      .executeTakeFirst()
    if (!claimed) return (await told()) ? { began: false, why: 'already' } : refuse('claimed')
    const until = new Date(now.getTime() + days * day)
    await tellEvent(tx, { reader, key, kind: 'trial-began', facts: { until: instant(until) } }, now)
    return { began: true, until }
  })
