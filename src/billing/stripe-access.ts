import type Stripe from 'stripe'
import type { Config } from '../base/config.ts'
import { printOf, type Secret } from '../base/secret.ts'

/** A way to ask Stripe, and what tells our things there from those of another paper that shares the account. */
export type StripeAccess = {
  /** The library is loaded when it is asked for first: most processes never need it. */
  client(): Promise<Stripe>
  /** Whether real money is moved. */
  live: boolean
  /** In the metadata of everything that this paper makes. Nobody else can write it: it is drawn from the secret. */
  mark: string
  webhookSecret: string
}

/** How often a request is tried again (ms between them: 500 and more), and how long it may take, in ms. */
export type Patience = { retries: number; timeout: number }

/** The access that the settings give; undefined without a key. */
export const openStripe = (
  config: Pick<Config, 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API'>,
  secret: Secret,
  patience: Patience = { retries: 1, timeout: 10_000 },
): StripeAccess | undefined => {
  const key = config.STRIPE_SECRET_KEY
  if (!key) return undefined
  let made: Promise<Stripe> | undefined
  const make = async () => {
    const { default: Library } = await import('stripe')
    const other = config.STRIPE_API ? new URL(config.STRIPE_API) : undefined
    return new Library(key, {
      maxNetworkRetries: patience.retries,
      timeout: patience.timeout,
      telemetry: false,
      appInfo: { name: 'Masthead' },
      ...(other
        ? {
            host: other.hostname,
            port: other.port || (other.protocol === 'https:' ? 443 : 80),
            protocol: other.protocol === 'https:' ? ('https' as const) : ('http' as const),
          }
        : {}),
    })
  }
  return {
    client: () => (made ??= make()),
    // Keys say which world they open: sk_live_…, rk_live_… (docs.stripe.com/keys).
    live: /^[a-z]+_live_/.test(key),
    mark: printOf(secret, 'stripe', 'paper').slice(0, 16),
    webhookSecret: config.STRIPE_WEBHOOK_SECRET ?? '',
  }
}

/** What Stripe gives, or undefined where it says that there is no such thing. Everything else that goes wrong is thrown. */
export const unlessMissing = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked
  } catch (error) {
    if ((error as { code?: string }).code === 'resource_missing') return undefined
    throw error
  }
}

/** The id of what Stripe gives as an id or, when asked to, as the thing itself. */
export const idOf = (one: string | { id: string } | null | undefined): string | null => (typeof one === 'string' ? one : (one?.id ?? null))

/** Stripe counts seconds since 1970. */
export const atSecond = (seconds: number | null | undefined): Date | null => (seconds == null ? null : new Date(seconds * 1000))
