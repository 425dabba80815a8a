import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

// RFC 4291: all unicast addresses that are routed on the internet today lie in 2000::/3; the rest (mapped, NAT64, ULA, link-local, …) leads elsewhere.
const routed = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address belongs to the public internet. False for private, loopback, link-local (cloud metadata among them), shared (RFC 6598),
 * multicast, reserved and documentation ranges, for IPv6 forms that carry an IPv4 address, and for what is not an address at all.
 */
export const isPublicAddress = (address: string): boolean => {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!isIP(bare)) return false
  const parsed = ipaddr.parse(bare)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(routed)
}

const bare = (host: string) => host.toLowerCase().replace(/\.$/, '')

/** Whether the operator lets `url` be called whatever its address: `allow` holds host names, or host:port for one port only. */
export const isAllowedHost = (url: URL, allow: readonly string[]): boolean => {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return allow.some((entry) => bare(entry) === bare(url.hostname) || bare(entry) === `${bare(url.hostname)}:${port}`)
}

export type Readable = { ok: true; url: URL } | { ok: false; code: 'not-an-address' | 'scheme' | 'credentials'; words: string }

/** Reads an address that is about to be called: http or https, with a host, without user name or password. */
export const readAddress = (address: string, base?: string): Readable => {
  if (!URL.canParse(address, base)) return { ok: false, code: 'not-an-address', words: `“${address.slice(0, 200)}” is not an address.` }
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { ok: false, code: 'scheme', words: `Only http and https addresses are called, not ${url.protocol.slice(0, 30)}` }
  if (url.username || url.password)
    return { ok: false, code: 'credentials', words: 'The address holds a user name or password, which is not sent.' }
  url.hash = ''
  return { ok: true, url }
}
