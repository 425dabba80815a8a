import { second } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import type { Secret } from '../base/secret.ts'
import { type Carrier, openCarrier } from './carrier.ts'
import { dropOldLetters } from './forget-letters.ts'
import { type OutboxLetter, readOutbox, tellWaiting } from './outbox.ts'
import { sendDue } from './send-waiting.ts'
import type { LetterId } from './tables.ts'
import { type Written, writeLetter } from './write-letter.ts'

export type { OutboxLetter } from './outbox.ts'

export type Letters = {
  /** Whether there is a mail server to send with. */
  sends: boolean
  /** Puts a letter in the tray, in the transaction `db`, and gives its id. Throws Refusal 'no-mail-address'. */
  write(db: Db, what: Written, now: Date): Promise<LetterId>
  /** Hears 'letter-written' and is called on by the timetable: sends what is due and drops what is old. Gives how many were sent. */
  sendWaiting(db: Db, now: Date): Promise<number>
  /** The letters that wait for want of a mail server, newest first, unsealed: none where there is one. For the operator at this machine only. */
  outbox(db: Db, most?: number): Promise<OutboxLetter[]>
  /** Waits for the letters under way. */
  close(): Promise<void>
}

type Given = { config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'PAPER_NAME'>; address: string; secret: Secret; log: Log }

// A mail server that is not there must not keep the other events waiting for it again and again.
const rest = 30 * second

/** Opens the room. `address`: the paper's own, for its links. nodemailer is read from the disk with the first letter that is sent. */
export const openLetters = ({ config, address, secret, log }: Given): Letters => {
  const sender = { name: config.PAPER_NAME, address: address.replace(/\/+$/, '') }
  const sends = config.SMTP_URL !== undefined
  const underWay = new Set<Promise<number>>()
  let restUntil = 0
  const send = async (db: Db, now: Date) => {
    await dropOldLetters(db, now)
    if (!sends) {
      for (const { kind } of await tellWaiting(db, now)) log.say('a letter waits in the outbox', { kind, at: `${sender.address}/outbox` })
      return 0
    }
    if (now.getTime() < restUntil) return 0
    let opened: Promise<Carrier> | undefined
    const carrier = () => (opened ??= openCarrier(config, sender))
    try {
      const { sent, reached } = await sendDue(db, { carrier, secret, log }, now)
      restUntil = reached ? 0 : now.getTime() + rest
      return sent
    } finally {
      ;(await opened)?.close()
    }
  }
  return {
    sends,
    write: (db, what, now) => writeLetter(db, { ...what, secret }, now),
    sendWaiting(db, now) {
      const sending = send(db, now).finally(() => underWay.delete(sending))
      underWay.add(sending)
      return sending
    },
    outbox: async (db, most = 50) => (sends ? [] : readOutbox(db, { most, secret, sender })),
    async close() {
      await Promise.allSettled(underWay)
    },
  }
}
