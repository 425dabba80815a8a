import ipaddr from 'ipaddr.js'

/** The network that an address stands for when it is counted: IPv4 as it is, IPv6 as its /64, which one household or server has whole (RFC 6177). */
export const networkOf = (ip: string): string => {
  if (!ipaddr.isValid(ip)) return 'unknown'
  const address = ipaddr.process(ip)
  if (address.kind() === 'ipv4') return address.toString()
  const parts = (address as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16))
  return `${parts.join(':')}::/64`
}
