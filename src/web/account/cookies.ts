import { parse, serialize } from 'hono/utils/cookie'

/** The value of one cookie of a request's Cookie header; undefined where there is none. */
export const cookieIn = (header: string | undefined, name: string): string | undefined => (header ? parse(header, name)[name] : undefined)

type Given = { name: string; value: string; path: string /** Seconds; 0 takes the cookie away. */; age: number; address: string }

/** A Set-Cookie line that scripts cannot read and other pages cannot send (RFC 6265bis); over TLS it stays there. `address`: the paper's own. */
export const cookieLine = ({ name, value, path, age, address }: Given): string =>
  serialize(name, value, { path, maxAge: age, httpOnly: true, sameSite: 'Lax', secure: address.startsWith('https:') })
