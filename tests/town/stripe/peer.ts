import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { acts } from './acts.ts'
import { answers } from './answers.ts'
import { openBooks, shown } from './books.ts'
import { type Form, readForm } from './form.ts'
import { checkoutPage } from './pages.ts'
import { Refused } from './refusals.ts'
import type { Event } from './things.ts'
import { advance } from './time.ts'

/** What goes wrong at the house: an answer of this status, no answer at all, or a line that is cut. */
export type Trouble = number | 'silence' | 'cut'

type Asked = { method: string; path: string; form: Form; key: string | undefined }

const read = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

/** Opens a payment house on 127.0.0.1. `from`: what its clock shows. */
export const openStripePeer = async ({
  from,
  key = 'sk_test_town',
  webhookSecret = 'whsec_town',
  live = false,
}: {
  from: Date
  key?: string
  webhookSecret?: string
  live?: boolean
}) => {
  const books = openBooks(from, live)
  const doing = acts(books)
  const asked: Asked[] = []
  /** Idempotency keys (docs.stripe.com/api/idempotent_requests): the same answer for the same request, an error for another one. */
  const answered = new Map<string, { print: string; status: number; body: object }>()
  let trouble: { what: Trouble; times: number; where: RegExp } | undefined
  const house = { mostPerPage: 100 }

  let holding: { where: RegExp; reached: () => void; released: Promise<void> } | undefined
  const held = async (path: string): Promise<void> => {
    if (!holding?.where.test(path)) return
    const { reached, released } = holding
    holding = undefined
    reached()
    await released
  }
  const give = (response: ServerResponse, status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': books.id('req'), 'stripe-version': '2026-10-28.endive' })
    response.end(JSON.stringify(shown(body), null, 2))
  }
  const decide = ({ method, path, form, key: idempotency }: Asked, body: string): { status: number; body: object } => {
    const before = idempotency === undefined ? undefined : answered.get(idempotency)
    if (before) {
      if (before.print !== `${path} ${body}`)
        throw new Refused(400, {
          type: 'idempotency_error',
          message: 'Keys for idempotent requests can only be used with the same parameters.',
        })
      return before
    }
    for (const [its, pattern, answer] of answers) {
      const match = its === method && new RegExp(`^${pattern.replace(':id', '(?<id>[^/]+)')}$`).exec(path)
      if (!match) continue
      const given = {
        status: 200,
        body: structuredClone(answer({ books, id: match.groups?.id ?? '', form, mostPerPage: house.mostPerPage })),
      }
      if (idempotency !== undefined) answered.set(idempotency, { ...given, print: `${path} ${body}` })
      return given
    }
    throw new Refused(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${path}).` })
  }
  const server = createServer(async (request, response) => {
    const body = await read(request)
    const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://stripe')
    if (pathname.startsWith('/c/pay/'))
      return checkoutPage({ books, doing, path: pathname, act: searchParams.get('do'), post: request.method === 'POST' }, response)
    const one: Asked = {
      method: request.method ?? 'GET',
      path: pathname,
      form: readForm(body || search.slice(1)),
      key: request.headers['idempotency-key'] as string | undefined,
    }
    asked.push(one)
    if (trouble && trouble.times > 0 && trouble.where.test(pathname)) {
      trouble.times--
      if (trouble.what === 'silence') return
      if (trouble.what === 'cut') return response.socket?.destroy()
      return give(response, trouble.what, {
        error: { type: trouble.what < 500 ? 'invalid_request_error' : 'api_error', message: 'An unknown error occurred' },
      })
    }
    if (request.headers.authorization !== `Bearer ${key}`)
      return give(response, 401, { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } })
    try {
      const answer = decide(one, body)
      await held(pathname)
      give(response, answer.status, answer.body)
    } catch (error) {
      if (error instanceof Refused) return give(response, error.status, error.body)
      give(response, 500, { error: { type: 'api_error', message: String(error) } })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  books.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** A message as Stripe sends it: the event as indented JSON, signed with the time of sending (docs.stripe.com/webhooks#verify-manually). */
  const sign = (
    event: Event | object,
    { at = new Date(books.now * 1000), secret = webhookSecret }: { at?: Date; secret?: string } = {},
  ) => {
    const body = JSON.stringify(event, null, 2)
    const time = Math.floor(at.getTime() / 1000)
    const v1 = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    return { body, signature: `t=${time},v1=${v1},v0=${'0'.repeat(64)}` }
  }
  return {
    ...doing,
    address: books.address,
    books,
    house,
    /** What the house was asked, in order. */
    asked,
    config: {
      STRIPE_API: books.address,
      STRIPE_SECRET_KEY: key,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_TAX: false,
      CASH_DESK: 'stripe' as const,
    },
    now: () => new Date(books.now * 1000),
    /** Lets time pass; gives the events of that time. */
    advance(to: Date): Event[] {
      const before = books.events.length
      advance(books, to)
      return books.events.slice(before)
    },
    /** The next requests whose path fits go wrong so many times; none when `what` is undefined. */
    trouble(what: Trouble | undefined, times = Number.POSITIVE_INFINITY, where = /./): void {
      trouble = what === undefined ? undefined : { what, times, where }
    },
    /**
     * Keeps the answer to the next request whose path fits on its way, with what it says as things are when it is asked. `reached` resolves when it was
     * asked; `release` lets it go.
     */
    hold(where: RegExp): { reached: Promise<void>; release: () => void } {
      const reached = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      holding = { where, reached: reached.resolve, released: released.promise }
      return { reached: reached.promise, release: released.resolve }
    },
    sign,
    /** Sends a message to a paper's address, over HTTP. */
    send: (event: Event, to: string, how: { at?: Date; secret?: string } = {}): Promise<Response> => {
      const { body, signature } = sign(event, how)
      return fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
        body,
      })
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type StripePeer = Awaited<ReturnType<typeof openStripePeer>>
