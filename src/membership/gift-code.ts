import { printOf, type Secret } from '../base/secret.ts'
import type { SubscriptionGiftId } from './tables.ts'

// Crockford's base 32: no letter of it is mistaken for another, or for a digit.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code of a gift: sixteen letters (80 bits), 'ABCD-EFGH-JKMN-PQRS'. It is drawn from the paper's secret and the gift's id, so that the giver can be
 * shown it again although it lies nowhere.
 */
export const giftCode = (secret: Secret, gift: SubscriptionGiftId): string => {
  const bytes = Buffer.from(printOf(secret, 'gift code', gift), 'base64url').subarray(0, 16)
  return [...bytes].map((byte, at) => `${at > 0 && at % 4 === 0 ? '-' : ''}${letters[byte % 32]}`).join('')
}

/** The print by which a code is found, however it was typed: O for 0, small letters, no hyphens. */
export const codePrint = (secret: Secret, code: string): string => {
  const plain = code
    .slice(0, 80)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return printOf(secret, 'gift', plain)
}
