import ipaddr from 'ipaddr.js'

/** One range of network addresses: its bytes with the bits of the host zero, and how many bits count. */
export type NetworkRange = { bytes: number[]; bits: number }

const masked = (bytes: readonly number[], bits: number): number[] =>
  bytes.map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - at * 8))) & 0xff)

/** The bytes of an address as a socket or a proxy tells it; an IPv4 address within IPv6 (RFC 4291, 2.5.5.2) is the IPv4 address. Undefined for what is none. */
export const addressBytes = (ip: string): number[] | undefined => {
  const bare = ip.replace(/%.*$/, '')
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toByteArray() : undefined
}

/** Reads '192.0.2.0/24', '2001:db8::/32' or a single address. Undefined for what is no range (a shorthand such as 10/8 is none). */
export const readRange = (text: string): NetworkRange | undefined => {
  const [ip = '', length, more] = text.trim().split('/')
  if (more !== undefined || !(ipaddr.IPv4.isValidFourPartDecimal(ip) || ipaddr.IPv6.isValid(ip))) return undefined
  const whole = ipaddr.parse(ip)
  const bytes = addressBytes(ip)
  if (!bytes || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  const told = length === undefined ? whole.toByteArray().length * 8 : Number(length)
  // ::ffff:192.0.2.0/120 is 192.0.2.0/24.
  const bits = told - (whole.toByteArray().length - bytes.length) * 8
  return told > whole.toByteArray().length * 8 || bits < 0 ? undefined : { bytes: masked(bytes, bits), bits }
}

/** A range as it is stored: '192.0.2.0/24', so that the same range is the same text. */
export const rangeText = ({ bytes, bits }: NetworkRange): string => `${ipaddr.fromByteArray(bytes).toString()}/${bits}`

/** Whether a range is too wide for one institution: a slip of the pen (0.0.0.0/0) would make members of everyone. */
export const isTooWide = ({ bytes, bits }: NetworkRange): boolean => bits < (bytes.length === 4 ? 8 : 16)

const keyOf = ({ bytes, bits }: NetworkRange) => `${bits}/${bytes.join('.')}`

/** A table of ranges in which an address is found in at most one look per length that occurs; of two ranges that hold it, the narrower counts. */
export const rangeTable = <T>(ranges: readonly (readonly [NetworkRange, T])[]): ((ip: string) => T | undefined) => {
  const table = new Map(ranges.map(([range, of]) => [keyOf(range), of]))
  const lengths = (size: number) =>
    [...new Set(ranges.filter(([range]) => range.bytes.length === size).map(([range]) => range.bits))].sort((a, b) => b - a)
  const bySize = { 4: lengths(4), 16: lengths(16) }
  return (ip) => {
    if (table.size === 0) return undefined
    const bytes = addressBytes(ip)
    if (!bytes) return undefined
    for (const bits of bySize[bytes.length as 4 | 16]) {
      const found = table.get(keyOf({ bytes: masked(bytes, bits), bits }))
      if (found !== undefined) return found
    }
    return undefined
  }
}
