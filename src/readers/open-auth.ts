import type { BetterAuthPlugin } from 'better-auth'
import type { GenericOAuthConfig } from 'better-auth/plugins'
import { second } from '../base/clock.ts'
import { newId } from '../base/ids.ts'
import type { Secret } from '../base/secret.ts'
import { mailRuleFor } from './mail-rules.ts'
import { databaseUnderWay, paperAdapter } from './paper-adapter.ts'
import { cookieName } from './session-cookie.ts'
import { sessionLasts } from './session-of.ts'
import type { MailRule } from './tables.ts'
import { underWay } from './under-way.ts'

export type Opening = { address: string; name: string; secret: Secret; disposable: MailRule; provider?: GenericOAuthConfig }

/** Whether the paper is read over https: its cookies are then bound to it. */
export const isSecure = (address: string): boolean => address.startsWith('https://')

const idPrefix: Record<string, string> = { user: 'rd', session: 'ss', account: 'ac', verification: 'vf', passkey: 'pk' }

/** How long a sign-in counts as fresh: that long a passkey may be added with it. */
export const fresh = 24 * 3600 * second

/**
 * better-auth for this paper, read from the disk when the first reader needs it. It is called by the verbs of this room only; nothing of its HTTP surface
 * is served. `provider`: one provider of SIGN_IN_WITH that is signed in with.
 */
export const openAuth = async ({ address, name, secret, disposable, provider }: Opening) => {
  const [{ betterAuth }, { getAdapter }, { createAuthEndpoint }, { setSessionCookie }, { passkey }, { genericOAuth }, { z }] =
    await Promise.all([
      import('better-auth'),
      import('better-auth/db/adapter'),
      import('better-auth/api'),
      import('better-auth/cookies'),
      import('@better-auth/passkey'),
      import('better-auth/plugins'),
      import('zod'),
    ])
  const secure = isSecure(address)
  const url = new URL(address)

  /** Opens a new session for a reader whom a verb of this room has made out, joining him first if he is new. */
  const admission = {
    id: 'admission',
    endpoints: {
      admit: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ mail: z.string() }) }, async (ctx) => {
        const { internalAdapter } = ctx.context
        const known = await internalAdapter.findUserByEmail(ctx.body.mail)
        const reader =
          known?.user ??
          (await internalAdapter.createUser({ email: ctx.body.mail, emailVerified: true, name: '' }, { method: 'magic-link' }))
        const session = await internalAdapter.createSession(reader.id)
        await setSessionCookie(ctx, { session, user: reader })
        return ctx.json({ reader: reader.id })
      }),
    },
  } satisfies BetterAuthPlugin

  const options = {
    appName: name,
    baseURL: url.origin,
    basePath: '/sign-in/inside',
    secret: secret.keyFor('better-auth').toString('base64url'),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: {
      modelName: 'readers',
      fields: { email: 'mail', emailVerified: 'mail_confirmed', createdAt: 'joined_at', updatedAt: 'changed_at' },
      // Asked before a reader is made, and before a provider's account is tied to one.
      validateUserInfo: async ({
        user,
        source,
      }: {
        user: { email?: string | null; emailVerified?: boolean | null }
        source: { action: string }
      }) => {
        if (source.action === 'sign-in') return
        if (!user.email || !user.emailVerified) return { error: 'mail_unconfirmed' }
        if (source.action === 'create-user' && (await mailRuleFor(underWay().db, user.email, disposable)) === 'refuse')
          return { error: 'mail_refused' }
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'reader_id',
        token: 'token_print',
        userAgent: 'agent',
        createdAt: 'signed_in_at',
        updatedAt: 'seen_at',
        expiresAt: 'expires_at',
      },
      expiresIn: sessionLasts / second,
      freshAge: fresh / second,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'accounts',
      fields: { userId: 'reader_id', providerId: 'provider', accountId: 'subject', createdAt: 'added_at', updatedAt: 'changed_at' },
      accountLinking: { enabled: true, trustedProviders: [] },
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'changed_at' },
      storeIdentifier: 'hashed' as const,
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    advanced: {
      // The prefix is part of our names: better-auth knows of __Secure- only.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax' as const, path: '/' },
      cookies: {
        session_token: { name: cookieName('session', secure) },
        state: { name: cookieName('state', secure) },
        challenge: { name: cookieName('challenge', secure) },
      },
      ipAddress: { disableIpTracking: true },
      // Requests are checked where they come in (web); here arrive only our own verbs.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: {
        generateId: ({ model }: { model: string }) => newId(idPrefix[model] ?? 'x', underWay().now),
        validateSchema: false,
      },
    },
    plugins: [
      admission,
      passkey({
        rpID: url.hostname,
        rpName: name,
        origin: url.origin,
        advanced: { webAuthnChallengeCookie: 'challenge' },
        schema: {
          passkey: {
            modelName: 'passkeys',
            fields: {
              userId: 'reader_id',
              credentialID: 'credential',
              publicKey: 'public_key',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'added_at',
            },
          },
        },
      }),
      ...(provider ? [genericOAuth({ config: [provider] })] : []),
    ],
  }
  const inner = await getAdapter({ ...options, database: { db: databaseUnderWay(), type: 'postgres' } })
  return betterAuth({ ...options, database: () => paperAdapter(inner, { secret, secure }) })
}

export type Auth = Awaited<ReturnType<typeof openAuth>>
