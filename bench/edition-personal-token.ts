import { createHash } from 'node:crypto'

const tokenOf = (k: number) => `bench-reader-${String(k).padStart(12, '0')}`

/** What the paper keeps of the session of reader `k`: as readers/session-cookie.ts makes it of a plain cookie. */
export const tokenPrint = (k: number): string =>
  createHash('sha256')
    .update(`plain ${tokenOf(k)}`)
    .digest('base64url')

/** The Cookie header of reader `k`. */
export const cookieOf = (k: number): string => `masthead-session=${tokenOf(k)}.signature`
