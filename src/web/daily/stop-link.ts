import { timingSafeEqual } from 'node:crypto'
import { printOf, type Secret } from '../../base/secret.ts'
import type { ReaderId } from '../../readers/readers.ts'

const tokenFor = (secret: Secret, reader: string): string => printOf(secret, 'no more daily letters', reader).slice(0, 32)

/** The address that ends a reader's daily letters without signing in: whoever has one of them may end them, and nothing else. */
export const stopLink = ({ secret, address }: { secret: Secret; address: string }, reader: ReaderId): string =>
  `${address}/daily/stop/${encodeURIComponent(reader)}/${tokenFor(secret, reader)}`

/** Whether an address of that kind is one that we wrote. */
export const isStopToken = (secret: Secret, { reader, token }: { reader: string; token: string }): boolean => {
  const right = Buffer.from(tokenFor(secret, reader))
  const given = Buffer.from(token)
  return right.length === given.length && timingSafeEqual(right, given)
}
