import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { isAllowedHost, isPublicAddress } from './fetching-addresses.ts'

export type Resolved = { address: string; family: number }
export type Resolve = (host: string) => Promise<Resolved[]>

/** Thrown inside a connection: the host's address is not on the public internet and the operator has not allowed the host. */
export class PrivateAddress extends Error {
  readonly code = 'private-address'
}

const refusal = (host: string) => new PrivateAddress(`${host} lies on a private network`)

/**
 * Makes the connections of one network. The address that is checked is the one the socket is given: there is no second look-up between
 * check and use in which a name could point elsewhere (DNS rebinding). Every connection passes here, those of redirects too.
 */
export const guardedConnector = (
  allow: readonly string[],
  timeout: number,
  resolve: Resolve = (host) => systemLookup(host, { all: true }),
) => {
  const publicOnly: LookupFunction = (host, options, done) => {
    resolve(host).then(
      (found) => {
        const kept = found.filter(({ address, family }) => isPublicAddress(address) && (!options.family || options.family === family))
        const first = kept[0]
        if (!first)
          return done(found.length > 0 ? refusal(host) : Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' }), '', 0)
        if (options.all) (done as (error: null, all: Resolved[]) => void)(null, kept)
        else done(null, first.address, first.family)
      },
      (error) => done(error, '', 0),
    )
  }
  const anywhere = buildConnector({ timeout, allowH2: false })
  const outside = buildConnector({ timeout, allowH2: false, lookup: publicOnly } as buildConnector.BuildOptions)
  const connector: buildConnector.connector = (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    const url = new URL(
      `${options.protocol}//${isIP(host) === 6 ? `[${host}]` : host}:${options.port || (options.protocol === 'https:' ? 443 : 80)}`,
    )
    if (isAllowedHost(url, allow)) return anywhere(options, callback)
    // A literal address is never looked up, so it is checked here.
    if (isIP(host) && !isPublicAddress(host)) return callback(refusal(host), null)
    outside(options, callback)
  }
  return connector
}
