import type { Context } from 'hono'
import type { Config } from '../../base/config.ts'
import type { Asker } from '../../readers/readers.ts'

const socketOf = (c: Context): string =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? ''

/** The network address that a request came from: the socket's, or what the proxies that the operator trusts have written before it (nearest last). */
const addressOf = (c: Context, proxies: number): string => {
  const socket = socketOf(c)
  if (proxies === 0) return socket
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
  // What stands further left was written by whoever asked, and may be anything. Some proxies write the port as well.
  const ip = told
    .at(-proxies)
    ?.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  return ip || socket
}

// What proxies write of whom they ask for. One that writes none of these may still call us by our own name: nginx does so, and speaks HTTP/1.0, unless it is
// told otherwise; no browser has spoken that for twenty years.
const proxied = /^(?:x-forwarded|x-real-ip$|x-client-ip$|forwarded$|via$|cf-|true-client-ip$|x-proxy)/
const version = (c: Context) => (c.env as { incoming?: { httpVersion?: string } } | undefined)?.incoming?.httpVersion

/** Whether a request comes from this machine itself and through no proxy. */
export const isLocal = (c: Context): boolean =>
  /^(?:127\.|::1$|::ffff:127\.)/.test(socketOf(c)) &&
  version(c) !== '1.0' &&
  ![...c.req.raw.headers.keys()].some((name) => proxied.test(name))

/** Who asks, as far as the request itself tells. */
export const askerOf = (c: Context, { TRUST_PROXY }: Pick<Config, 'TRUST_PROXY'>): Asker => ({
  ip: addressOf(c, TRUST_PROXY).replace(/^::ffff:(?=\d+\.)/, ''),
  agent: (c.req.header('user-agent') ?? '').slice(0, 400),
  headers: c.req.raw.headers,
})

/** The country that the operator's proxy tells (ISO 3166 alpha-2), null when it tells none: for territories and prices. */
export const placeOf = (c: Context, { COUNTRY_HEADER }: Pick<Config, 'COUNTRY_HEADER'>): string | null => {
  const told = COUNTRY_HEADER && c.req.header(COUNTRY_HEADER)?.toUpperCase()
  // XX and T1 are what proxies write for "unknown" and for Tor.
  return told && /^[A-Z]{2}$/.test(told) && told !== 'XX' ? told : null
}
