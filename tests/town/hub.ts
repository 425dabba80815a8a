import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a hub knows of one who wants a topic. */
export type Subscriber = { callback: string; topic: string; secret: string | undefined; until: number }

/** What happened at the hub, in order: 'subscribe verified', 'publish', 'delivered 200', … */
export type Said = { what: string; topic: string; callback?: string }

export type Hub = {
  address: string
  said: Said[]
  subscribers: Subscriber[]
  /** How the hub is from now on: honest; `lazy` asks for another challenge than it checks; `refuses` every request; `denies` what it was asked; `forges` signatures. */
  mood: 'honest' | 'lazy' | 'refuses' | 'denies' | 'forges'
  /** Lease that it gives, in seconds: what it was asked for, at most this. */
  longest: number
  /** Method of the signature. */
  method: string
  /** Sends a body to all subscribers of a topic, as it does after a publish; gives the statuses of their answers. */
  distribute(topic: string, content: { body: string; type: string }): Promise<number[]>
  /** Waits until what it was asked so far is done: a hub verifies after it has answered. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/**
 * A small hub over real HTTP that does what W3C WebSub asks of one: verifies intent, keeps leases, signs deliveries, and on a publish fetches the topic and
 * distributes it. `now`: by whose clock leases end.
 */
export const openHub = async ({ now, port = 0 }: { now: () => Date; port?: number }): Promise<Hub> => {
  const underWay = new Set<Promise<unknown>>()
  const later = (work: () => Promise<unknown>) => {
    const one: Promise<unknown> = work()
      .catch((error) => hub.said.push({ what: `fault ${error instanceof Error ? error.message : error}`, topic: '' }))
      .finally(() => underWay.delete(one))
    underWay.add(one)
  }

  const verify = async (form: URLSearchParams, mode: string) => {
    const [callback, topic] = [form.get('hub.callback') ?? '', form.get('hub.topic') ?? '']
    const at = new URL(callback)
    if (hub.mood === 'denies') {
      for (const [name, value] of Object.entries({ mode: 'denied', topic, reason: 'closed on Mondays' }))
        at.searchParams.append(`hub.${name}`, value)
      const { status } = await fetch(at)
      return hub.said.push({ what: `denied ${status}`, topic, callback })
    }
    const challenge = randomBytes(12).toString('hex')
    const lease = Math.min(Number(form.get('hub.lease_seconds') ?? 864_000), hub.longest)
    const asked = {
      mode,
      topic: hub.mood === 'lazy' ? `${topic}?another` : topic,
      challenge,
      ...(mode === 'subscribe' && { lease_seconds: String(lease) }),
    }
    for (const [name, value] of Object.entries(asked)) at.searchParams.append(`hub.${name}`, value)
    const answer = await fetch(at)
    const verified = answer.ok && (await answer.text()) === challenge
    hub.said.push({ what: `${mode} ${verified ? 'verified' : `not verified ${answer.status}`}`, topic, callback })
    if (!verified) return
    hub.subscribers = hub.subscribers.filter((one) => one.callback !== callback || one.topic !== topic)
    if (mode === 'subscribe')
      hub.subscribers.push({ callback, topic, secret: form.get('hub.secret') ?? undefined, until: now().getTime() + lease * 1000 })
  }

  const publish = async (topic: string) => {
    const answer = await fetch(topic)
    hub.said.push({ what: `publish ${answer.status}`, topic })
    await hub.distribute(topic, { body: await answer.text(), type: answer.headers.get('content-type') ?? '' })
  }

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request))
    const mode = form.get('hub.mode') ?? ''
    if (hub.mood === 'refuses') return response.writeHead(503).end('out of order')
    if (request.method !== 'POST' || !['subscribe', 'unsubscribe', 'publish'].includes(mode)) return response.writeHead(400).end('what?')
    response.writeHead(202).end()
    later(() => (mode === 'publish' ? publish(form.get('hub.url') ?? '') : verify(form, mode)))
  }

  const server = createServer((request, response) => later(() => take(request, response) as Promise<unknown>)).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const hub: Hub = {
    address: `${address}/`,
    said: [],
    subscribers: [],
    mood: 'honest',
    longest: 864_000,
    method: 'sha256',
    async distribute(topic, { body, type }) {
      const statuses: number[] = []
      for (const one of hub.subscribers.filter((some) => some.topic === topic && some.until > now().getTime())) {
        const secret = hub.mood === 'forges' ? 'a guess' : one.secret
        const signature = secret && `${hub.method}=${createHmac(hub.method, secret).update(body).digest('hex')}`
        const { status } = await fetch(one.callback, {
          method: 'POST',
          body,
          headers: {
            'content-type': type,
            link: `<${hub.address}>; rel="hub", <${topic}>; rel="self"`,
            ...(signature && { 'x-hub-signature': signature }),
          },
        })
        statuses.push(status)
        hub.said.push({ what: `delivered ${status}`, topic, callback: one.callback })
        // Gone: the subscriber does not want it any more.
        if (status === 410) hub.subscribers = hub.subscribers.filter((other) => other !== one)
      }
      return statuses
    },
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return hub
}
