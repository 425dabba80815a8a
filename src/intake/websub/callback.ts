import { isAllowedHost, isPublicAddress, readAddress } from '../../base/fetching.ts'
import { newToken, printOf, type Secret, seal, unseal } from '../../base/secret.ts'

/** What only the hub and we know of a subscription: the last part of the callback's address, and what deliveries are signed with. */
export type Callback = { token: string; secret: string }

const purpose = 'websub callback'

export const newCallback = (): Callback => ({ token: newToken(), secret: newToken() })
export const callbackPrint = (secret: Secret, token: string): string => printOf(secret, purpose, token)
export const sealCallback = (secret: Secret, callback: Callback): string => seal(secret, purpose, JSON.stringify(callback))

/** Undefined when it was sealed with another secret of the paper. */
export const unsealCallback = (secret: Secret, sealed: string | null): Callback | undefined => {
  const text = sealed === null ? undefined : unseal(secret, purpose, sealed)
  return text === undefined ? undefined : (JSON.parse(text) as Callback)
}

const homeNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|invalid|test|example)$/

/**
 * Whether a hub out there can call `address`: https under a name or an address of the public internet; or a host that `allow` names, for a hub in one's
 * own network and for tests. A name that leads nowhere is not found out here: then hubs do not verify, and feeds are called as ever.
 */
export const canBeCalled = (address: string | undefined, allow: readonly string[]): boolean => {
  const read = readAddress(address ?? '')
  if (!read.ok) return false
  const { url } = read
  if (isAllowedHost(url, allow)) return true
  const host = url.hostname.replace(/\.$/, '')
  if (url.protocol !== 'https:') return false
  return /^\[|^[\d.]+$/.test(host) ? isPublicAddress(host) : host.includes('.') && !homeNames.test(host)
}
