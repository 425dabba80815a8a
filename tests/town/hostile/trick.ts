import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a trick may lean on: where the town stands, and how slowly its slow hosts speak. */
export type Stage = { address: string; inner: string; dripEvery: number; path: string }

/** One way in which a publisher's server goes wrong. */
export type Trick = (response: ServerResponse, stage: Stage, request: IncomingMessage) => void | Promise<void>

/** A whole answer at once. */
export const say =
  (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}): Trick =>
  (response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  }

/** An RSS feed as the answer. */
export const feed = (body: string | Buffer, headers: Record<string, string> = {}): Trick => say(200, 'application/rss+xml', body, headers)

/** Sends pieces as fast as the reader takes them, and stops when he goes away. */
export async function pour(response: ServerResponse, pieces: Iterable<string | Buffer>): Promise<void> {
  for (const piece of pieces) {
    if (response.destroyed) return
    if (!response.write(piece)) await drained(response)
    // A reader in the same process must get his turn to say that he has had enough.
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  response.end()
}

const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const go = () => {
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.on('drain', go)
    response.on('close', go)
  })
