import { day, hour, minute } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import { printOf, type Secret } from '../base/secret.ts'
import { type Asker, type No, no } from './answers.ts'
import { networkOf } from './network-of.ts'
import { spend } from './spend.ts'

/**
 * How often each may be asked: per network (IPv4 address, IPv6 /64) and, where it is about one, per mail address or reader; codes per address and browser, as each needs a
 * letter first.
 */
const limits = {
  letter: {
    network: [[20, hour]],
    mail: [
      [5, hour],
      [12, day],
    ],
  },
  code: { network: [[40, 15 * minute]], mail: [[30, day]] },
  link: { network: [[60, 15 * minute]], mail: [] },
  password: {
    network: [[30, 15 * minute]],
    mail: [
      [10, hour],
      [40, day],
    ],
  },
  passkey: { network: [[60, 5 * minute]], mail: [] },
  provider: { network: [[40, 10 * minute]], mail: [] },
} satisfies Record<string, Record<'network' | 'mail', [number, number][]>>

export type Limited = keyof typeof limits

/**
 * Spends one of what is allowed, first of the network and then of the address, known or not; undefined when all is well. Only prints of both are kept. It is
 * counted at once and on its own, so that what fails afterwards was counted nevertheless.
 */
export const overLimit = async (
  db: Db,
  { what, asker, mail, secret }: { what: Limited; asker: Asker; mail?: string; secret: Secret },
  now: Date,
): Promise<No | undefined> => {
  const print = (text: string) => printOf(secret, 'limit', text)
  const keys: [string, number, number][] = [
    ...limits[what].network.map(
      ([most, within]) => [print(`${what} ${within} ${networkOf(asker.ip)}`), most, within] as [string, number, number],
    ),
    ...(mail === undefined
      ? []
      : limits[what].mail.map(([most, within]) => [print(`${what} ${within} ${mail}`), most, within] as [string, number, number])),
  ]
  for (const [key, most, within] of keys) {
    const spent = await spend(db, { key, most, within }, now)
    if (!spent.ok) return no('too-many', 'That was asked for too often. Please wait a while and try again.', spent.until)
  }
  return undefined
}
