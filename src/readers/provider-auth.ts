import type { GenericOAuthConfig } from 'better-auth/plugins'
import type { Clock } from '../base/clock.ts'
import { appleSecret } from './apple-secret.ts'
import { type Auth, openAuth } from './open-auth.ts'
import type { Provider } from './provider-form.ts'
import { profileOf } from './provider-profile.ts'
import type { Ways } from './ways.ts'

/** Where a provider sends the reader back to; to be registered with it. */
export const backAddress = (address: string, id: string): string => `${address}/sign-in/with/${id}/back`

const configOf = (provider: Provider, address: string, now: Clock): GenericOAuthConfig => ({
  providerId: provider.id,
  name: provider.name,
  discoveryUrl: provider.discovery,
  clientId: provider.clientId,
  get clientSecret() {
    return provider.key ? appleSecret({ clientId: provider.clientId, key: provider.key }, now()) : provider.clientSecret
  },
  scopes: provider.scopes,
  redirectURI: backAddress(address, provider.id),
  requireIdTokenVerification: true,
  // Apple gives mail and name only to a form that its page posts.
  ...(provider.key && { responseMode: 'form_post' as const }),
  accountSubject: ({ profile }) => profile.sub ?? '',
  getUserInfo: (tokens) => profileOf(tokens, provider.discovery),
})

/**
 * better-auth for each provider, opened when the first reader goes there: its discovery document is fetched then, so that a provider that is down stops
 * neither the start nor the other ways in. Undefined while it is down; the next reader tries again.
 */
export const providerAuths = (ways: Ways, providers: Provider[], now: Clock) => {
  const opened = new Map<string, Promise<Auth | undefined>>()
  const open = async (provider: Provider) => {
    const auth = await openAuth({
      address: ways.address,
      name: ways.paper,
      secret: ways.secret,
      disposable: ways.disposable,
      provider: configOf(provider, ways.address, now),
    })
    const known = (await auth.$context).socialProviders
    return Array.isArray(known) && known.some(({ id }) => id === provider.id) ? auth : undefined
  }
  return {
    of(id: string): Promise<Auth | undefined> {
      const provider = providers.find((one) => one.id === id)
      if (!provider) return Promise.resolve(undefined)
      const auth = opened.get(id) ?? open(provider)
      opened.set(id, auth)
      const forget = () => opened.get(id) === auth && opened.delete(id)
      auth.then((found) => found ?? forget(), forget)
      return auth
    },
    /** One that hangs is not waited for again: the next reader begins anew. */
    forget: (id: string) => void opened.delete(id),
  }
}
