import { Events, OAuth2Server } from 'oauth2-mock-server'

export type Claims = { sub: string; email?: string; email_verified?: boolean | string; name?: string }

export type Oidc = {
  /** For the file that SIGN_IN_WITH names. */
  discovery: string
  /** Who signs in at the provider from now on: the claims of the ID token. `userinfo`: what that endpoint says instead of the same. */
  person(claims: Claims, userinfo?: Record<string, unknown>): void
  /** Goes where the paper sent the browser, as a browser does, and gives the address that the provider sends it back to. */
  goThrough(to: string): Promise<URL>
  /** Changes the next ID token before it is signed: to see a wrong one refused. */
  spoil(change: (payload: Record<string, unknown>) => void): void
  /** What the paper sent to the token endpoint, latest last. */
  exchanges: Record<string, unknown>[]
  close(): Promise<void>
}

/** An OpenID Connect provider that speaks real HTTP on a free port of this machine, with real keys: discovery, PKCE, nonce, ID tokens (RS256), userinfo. */
export const openOidc = async ({ clientId = 'the-paper' }: { clientId?: string } = {}): Promise<Oidc> => {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const issuer = `http://127.0.0.1:${server.address().port}`
  server.issuer.url = issuer
  let claims: Claims = { sub: 'nobody' }
  let about: Record<string, unknown> = {}
  let change: ((payload: Record<string, unknown>) => void) | undefined
  const exchanges: Record<string, unknown>[] = []
  server.service.on(Events.BeforeTokenSigning, (token, request) => {
    Object.assign(token.payload, claims, { aud: clientId })
    if (!('nonce' in token.payload)) return
    // Only an ID token has the nonce.
    exchanges.push({ ...(request.body as object), authorization: request.headers.authorization })
    change?.(token.payload)
    change = undefined
  })
  server.service.on(Events.BeforeUserinfo, (answer) => {
    answer.body = about
  })
  return {
    discovery: `${issuer}/.well-known/openid-configuration`,
    exchanges,
    person(next, userinfo = next) {
      claims = next
      about = userinfo
    },
    async goThrough(to) {
      const answer = await fetch(to, { redirect: 'manual' })
      const location = answer.headers.get('location')
      if (!location) throw new Error(`the provider did not send back: ${answer.status} ${await answer.text()}`)
      return new URL(location)
    },
    spoil(next) {
      change = next
    },
    close: () => server.stop(),
  }
}
