import { createHash } from 'node:crypto'
import { cookieIn } from '../base/cookie.ts'

/** A browser keeps a cookie of this prefix only from https, from this host alone and for all paths (RFC 6265bis, 4.1.3.2): no neighbour can plant one. */
const hostPrefix = '__Host-'

export const cookieName = (name: 'session' | 'letter' | 'state' | 'challenge', secure: boolean): string =>
  `${secure ? hostPrefix : ''}masthead-${name}`

/** What lies in the database of a session's token. The kind of cookie is part of it: a plain one, which a neighbouring host could plant, opens nothing on https. */
export const tokenPrint = (token: string, secure: boolean): string =>
  createHash('sha256')
    .update(`${secure ? 'host' : 'plain'} ${token}`)
    .digest('base64url')

/** The print of the session token in a Cookie header; undefined without one. Pure, and true of nothing until `sessionOf` finds its row. */
export const sessionPrint = (cookieHeader: string | null | undefined): string | undefined => {
  for (const secure of [true, false]) {
    const value = cookieIn(cookieHeader, cookieName('session', secure))
    // TOKEN.SIGNATURE, percent-encoded; the signature says nothing that the chance in the token does not.
    const token = value && /^([A-Za-z0-9_-]{20,128})(?:\.|%2E)/i.exec(value)?.[1]
    if (token) return tokenPrint(token, secure)
  }
  return undefined
}

/** A whole Set-Cookie with every flag. `age` in seconds; 0 takes it back. */
export const setCookie = (name: string, value: string, age: number, secure: boolean): string =>
  `${name}=${value}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
