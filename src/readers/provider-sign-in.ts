import { type Clock, second } from '../base/clock.ts'
import { type No, no, type Opened } from './answers.ts'
import { overLimit } from './limits.ts'
import { providerAuths } from './provider-auth.ts'
import type { Provider } from './provider-form.ts'
import { readBody } from './read-body.ts'
import { safeNext } from './safe-next.ts'
import type { SignIn } from './sign-in.ts'
import { during } from './under-way.ts'
import { codeOf, endFormerSessions, mailRefused, sessionCookies, type Ways } from './ways.ts'

const usualPatience = 10 * second

/** 'late' when a provider takes too long. What it still answers then finds nothing under way, and writes nothing. */
const soonEnough = <T>(work: () => Promise<T>, patience: number): Promise<T | 'late'> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, patience, 'late')
  })
  return Promise.race([work(), late]).finally(() => clearTimeout(timer))
}

/** Signing in with a provider of SIGN_IN_WITH. `patience`: how long one is waited for (ms). */
export const providerSignIn = (
  ways: Ways,
  providers: Provider[],
  { now, patience = usualPatience }: { now: Clock; patience?: number },
): Pick<SignIn, 'withProvider' | 'fromProvider'> => {
  const auths = providerAuths(ways, providers, now)
  const nameOf = (id: string) => providers.find((one) => one.id === id)?.name ?? ''
  const unknown = () => no('provider-unknown', 'This paper does not know that way to sign in.')
  const silent = (id: string) =>
    no('provider-silent', `${nameOf(id)} does not answer at the moment. You can sign in with a letter instead.`)

  const refused = (id: string, code: string | null): No => {
    const name = nameOf(id)
    if (code === 'mail_refused') return mailRefused()
    if (code === 'account_not_linked')
      return no('mail-taken', `There is a reader with your mail address at ${name}. Please sign in with a letter to that address.`)
    if (code === 'mail_unconfirmed' || code === 'email_not_found')
      return no('mail-unconfirmed', `${name} does not vouch for your mail address. Please sign in with a letter instead.`)
    return no('provider-refused', `Signing in with ${name} was broken off. You can try again, or sign in with a letter.`)
  }

  return {
    async withProvider(db, { provider: id, next, asker }, at) {
      if (!nameOf(id)) return unknown()
      const over = await overLimit(db, { what: 'provider', asker, secret: ways.secret }, at)
      if (over) return over
      const gone = await during({ db, now: at, agent: asker.agent }, () =>
        soonEnough(async () => {
          const auth = await auths.of(id)
          if (!auth) return undefined
          return auth.api.signInSocial({
            body: { provider: id, callbackURL: safeNext(next), errorCallbackURL: '/sign-in', disableRedirect: true },
            headers: new Headers(),
            returnHeaders: true,
          })
        }, patience),
      )
      if (gone === 'late') auths.forget(id)
      if (gone === 'late' || !gone?.response.url) return silent(id)
      return { ok: true, to: gone.response.url, cookies: gone.headers.getSetCookie() }
    },

    async fromProvider(db, request, asker, at) {
      const url = new URL(request.url)
      const id = /^\/sign-in\/with\/([a-z0-9-]{1,40})\/back$/.exec(url.pathname)?.[1] ?? ''
      if (!nameOf(id)) return unknown()
      if (request.method === 'POST') return again(url.pathname, await readBody(request))
      const over = await overLimit(db, { what: 'provider', asker, secret: ways.secret }, at)
      if (over) return over
      const back = await during({ db, now: at, agent: asker.agent }, (under) =>
        soonEnough(async (): Promise<Opened | No> => {
          const auth = await auths.of(id)
          if (!auth) return silent(id)
          const query = Object.fromEntries([...url.searchParams].filter(([name]) => wanted.includes(name)))
          const headers = new Headers({ cookie: asker.headers.get('cookie') ?? '', 'user-agent': under.agent })
          const answer = await auth.api
            .callbackOAuth({ method: 'GET', params: { id }, query, headers, asResponse: true })
            .catch((error: unknown) => (codeOf(error) ? undefined : Promise.reject(error)))
          const to = new URL(answer?.headers.get('location') ?? '/', ways.address)
          if (!under.made.session || !answer) return refused(id, to.searchParams.get('error'))
          await endFormerSessions(db, { headers: asker.headers, reader: under.made.session.reader })
          return {
            ok: true,
            cookies: sessionCookies(answer.headers, ways.secure),
            reader: under.made.session.reader,
            joined: under.made.joined,
            next: safeNext(answer.headers.get('location') ?? '/'),
          }
        }, patience),
      )
      if (back !== 'late') return back
      auths.forget(id)
      return silent(id)
    },
  }
}

const wanted = ['code', 'state', 'error', 'iss']

/** Apple posts its answer from its own page, and a Lax cookie does not come along with another's POST: the browser is sent once more, by GET. */
const again = (path: string, body: string | undefined): { ok: 'again'; to: string } => {
  const fields = new URLSearchParams(body ?? '')
  const kept = new URLSearchParams(wanted.flatMap((name) => (fields.get(name) ? [[name, (fields.get(name) ?? '').slice(0, 2000)]] : [])))
  return { ok: 'again', to: `${path}?${kept}` }
}
