import { z } from 'zod'
import { type Db, sql } from '../base/database.ts'
import { type Asker, type No, no } from './answers.ts'
import { overLimit } from './limits.ts'
import type { Auth } from './open-auth.ts'
import { readBody } from './read-body.ts'
import { safeNext } from './safe-next.ts'
import { sessionPrint } from './session-cookie.ts'
import type { SignIn } from './sign-in.ts'
import { during } from './under-way.ts'
import { codeOf, endFormerSessions, sessionCookies, type Ways } from './ways.ts'

const answerForm = z.object({
  response: z.looseObject({ id: z.string().max(2000) }),
  name: z.string().trim().max(60).optional(),
  next: z.string().optional(),
})

const json = (status: number, body: object, cookies: string[] = []) => {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { status, headers })
}

const refused: Record<string, No> = {
  UNAUTHORIZED: no('sign-in-again', 'Please sign in first.'),
  SESSION_NOT_FRESH: no('sign-in-again', 'Please sign in again before you add a passkey.'),
}
const failed = no('passkey-wrong', 'That passkey could not be used here. You can sign in with a letter instead.')

type Step = (
  auth: Auth,
  given: { headers: Headers; body: z.infer<typeof answerForm> | undefined },
) => Promise<{ headers: Headers; response: unknown }>

const steps: Record<string, { step: Step; answer: boolean; opens: boolean }> = {
  options: {
    answer: false,
    opens: false,
    step: (auth, { headers }) => auth.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }),
  },
  verify: {
    answer: true,
    opens: true,
    step: (auth, { headers, body }) =>
      // The library looks at the whole shape of the response itself.
      auth.api.verifyPasskeyAuthentication({ headers, body: { response: body?.response as never }, returnHeaders: true }),
  },
  'add/options': {
    answer: false,
    opens: false,
    step: (auth, { headers }) => auth.api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true }),
  },
  'add/verify': {
    answer: true,
    opens: false,
    step: (auth, { headers, body }) =>
      auth.api.verifyPasskeyRegistration({
        headers,
        body: { response: body?.response ?? {}, name: body?.name || undefined },
        returnHeaders: true,
      }),
  },
}

/** Whether the request comes from a page of ours: a form elsewhere can send no JSON, and a script elsewhere says where it is from. */
const isOurs = (request: Request, address: string) =>
  request.method === 'POST' &&
  /^application\/json\b/i.test(request.headers.get('content-type') ?? '') &&
  request.headers.get('origin') === new URL(address).origin

const mostPasskeys = 20

const hasMany = async (db: Db, asker: Asker): Promise<boolean> => {
  const { rows } = await sql<{ has: number }>`select count(*) as has from passkeys p join sessions s on s.reader_id = p.reader_id
    where s.token_print = ${sessionPrint(asker.headers.get('cookie')) ?? ''}`.execute(db)
  return (rows[0]?.has ?? 0) >= mostPasskeys
}

/** WebAuthn by better-auth, one step a request; what it answers is cut down to what a page needs. */
export const passkeySignIn = (ways: Ways): Pick<SignIn, 'passkey'> => ({
  async passkey(db: Db, request: Request, asker: Asker, now: Date) {
    const path = /^\/sign-in\/passkey\/(.+)$/.exec(new URL(request.url).pathname)?.[1] ?? ''
    const one = Object.hasOwn(steps, path) ? steps[path] : undefined
    if (!one) return json(404, no('not-found', 'There is no such address.'))
    if (!isOurs(request, ways.address)) return json(403, no('not-ours', 'This can be asked from a page of this paper only.'))
    const over = await overLimit(db, { what: 'passkey', asker, secret: ways.secret }, now)
    if (over) return json(429, over)
    const body = one.answer ? answerForm.safeParse(parsed(await readBody(request))) : undefined
    if (body && !body.success) return json(400, failed)
    if (path.startsWith('add/') && (await hasMany(db, asker)))
      return json(400, no('passkeys-many', 'You have as many passkeys as there may be. Please take one away first.'))
    return during({ db, now, agent: asker.agent }, async (under) => {
      const headers = new Headers({
        cookie: asker.headers.get('cookie') ?? '',
        origin: new URL(ways.address).origin,
        'user-agent': under.agent,
      })
      try {
        const done = await one.step(await ways.auth(), { headers, body: body?.data })
        if (!one.answer) return json(200, { ok: true, options: done.response }, done.headers.getSetCookie())
        if (!one.opens) return json(200, { ok: true })
        if (under.made.session) await endFormerSessions(db, { headers: asker.headers, reader: under.made.session.reader })
        return json(200, { ok: true, next: safeNext(body?.data.next) }, sessionCookies(done.headers, ways.secure))
      } catch (error) {
        const code = codeOf(error)
        if (!code) throw error
        return json(refused[code] ? 403 : 400, refused[code] ?? failed)
      }
    })
  },
})

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
