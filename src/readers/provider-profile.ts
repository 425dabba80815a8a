import { z } from 'zod'
import { second } from '../base/clock.ts'
import { readMail } from './mail.ts'

// Some send 'true' in quotes, Apple among them.
const truth = z.union([z.boolean(), z.string()]).transform((value) => value === true || value === 'true')

const claimsForm = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().max(300).optional(),
  email_verified: truth.optional(),
  name: z.string().optional(),
})

const get = async (address: string, headers: Record<string, string>): Promise<unknown> => {
  const answer = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(8 * second) })
  return answer.ok ? answer.json() : undefined
}

/**
 * Who has come back from a provider. The claims are those of the ID token, whose signature, issuer, audience and nonce better-auth has checked by then; where
 * it has no mail, the userinfo endpoint is asked, which must speak of the same person (OpenID Connect Core, 5.3.2). Null without an ID token.
 */
export const profileOf = async ({ idToken, accessToken }: { idToken?: string; accessToken?: string }, discovery: string) => {
  if (!idToken) return null
  const claims = claimsForm.safeParse(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')))
  if (!claims.success) return null
  let told = claims.data
  if (!told.email && accessToken) {
    const about = z.looseObject({ userinfo_endpoint: z.url() }).safeParse(await get(discovery, {}))
    const more = about.success
      ? claimsForm.safeParse(await get(about.data.userinfo_endpoint, { authorization: `Bearer ${accessToken}` }))
      : undefined
    if (!more?.success || more.data.sub !== told.sub) return null
    told = { ...more.data, sub: told.sub }
  }
  const name = (told.name ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  return { sub: told.sub, email: readMail(told.email ?? ''), emailVerified: told.email_verified === true, name }
}
