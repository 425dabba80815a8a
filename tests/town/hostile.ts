import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crookedAnswers, wandering } from './hostile/crooked-answers.ts'
import { crookedBodies } from './hostile/crooked-bodies.ts'
import { crookedFeeds } from './hostile/crooked-feeds.ts'
import { crookedPictures } from './hostile/crooked-pictures.ts'
import type { Trick } from './hostile/trick.ts'

const tricks: Record<string, Trick> = { ...crookedFeeds, ...crookedBodies, ...crookedAnswers, ...crookedPictures }

/** Every address of the hostile town that has a name of its own; `/ring/1` and `/on-and-on/1` come on top. */
export const hostilePaths = Object.keys(tricks)

export type HostileTown = {
  address: string
  /** How often a path was asked for, on the town's own address or on the inner one. */
  calls(path: string): number
  close(): Promise<void>
}

/**
 * A server of hostile publishers on 127.0.0.1. `dripEvery` is the milliseconds between two bytes of `/slow-drip`
 * (default 10,000). A second server, at 127.0.0.2 and reached only through the redirects to loopback, counts calls to
 * `/secret`: a caller that is allowed to visit 127.0.0.1 must still never get there.
 */
export async function openHostileTown({ dripEvery = 10_000 }: { dripEvery?: number } = {}): Promise<HostileTown> {
  const counted = new Map<string, number>()
  const count = (request: IncomingMessage) => {
    const path = new URL(request.url ?? '/', 'http://town').pathname
    counted.set(path, (counted.get(path) ?? 0) + 1)
    return path
  }
  const innerServer = createServer((request, response) => {
    count(request)
    response.end('The keys of the house')
  })
  const inner = await listen(innerServer, '127.0.0.2')
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = count(request)
    const trick = tricks[path] ?? wandering(path)
    if (!trick) return void response.writeHead(404).end()
    // A reader who hangs up in the middle is what most of these addresses are for.
    response.on('error', () => response.destroy())
    void trick(response, { address, inner, dripEvery, path }, request)
  })
  const address = await listen(server, '127.0.0.1')
  return {
    address,
    calls: (path) => counted.get(path) ?? 0,
    close: async () => {
      await Promise.all([shut(server), shut(innerServer)])
    },
  }
}

async function listen(server: Server, host: string): Promise<string> {
  server.listen(0, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    // Only Linux gives a host all of 127.0.0.0/8; elsewhere the inner address leads to nobody, which serves as well.
    if ((error as NodeJS.ErrnoException).code === 'EADDRNOTAVAIL') return `http://${host}:9`
    throw error
  }
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

async function shut(server: Server): Promise<void> {
  if (!server.listening) return
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
