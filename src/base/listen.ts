import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Refusal } from './refusal.ts'

/** Anything that answers a request: a Hono app is one. */
export type Answering = { fetch(request: Request, env?: object): Response | Promise<Response> }

export type Port = {
  /** The address to open in a browser on this machine. */
  address: string
  /** From now on `app` answers, in place of whatever did. */
  answerWith(app: Answering): void
  /** No new calls; those under way are given two seconds. */
  close(): Promise<void>
}

const refusals: Record<string, (where: string) => [string, string]> = {
  EADDRINUSE: (where) => [
    'port-taken',
    `The port ${where} is taken by another program, perhaps this paper already. Stop that one, or choose another port: npm start -- --port 4101`,
  ],
  EACCES: (where) => [
    'port-forbidden',
    `The port ${where} may not be opened by this user. Choose one above 1023: npm start -- --port 4100`,
  ],
  EADDRNOTAVAIL: (where) => [
    'no-such-address',
    `This machine has no address ${where}. Set HOST to one that it has, or to 0.0.0.0 for all of them.`,
  ],
  ENOTFOUND: (where) => [
    'no-such-address',
    `This machine has no address ${where}. Set HOST to one that it has, or to 0.0.0.0 for all of them.`,
  ],
}

/** Opens the port. Rejects with Refusal when it is taken, forbidden, or of an address that this machine does not have. */
export const listen = async ({ HOST, PORT }: { HOST: string; PORT: number }, first: Answering): Promise<Port> => {
  let answering = first
  const server = createAdaptorServer({
    fetch: (request, env) => answering.fetch(request, env),
    serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000 },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const found = refusals[error.code ?? '']?.(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? `${PORT} on ${HOST}` : HOST)
      reject(found ? new Refusal(found[0], found[1]) : error)
    })
    server.listen(PORT, HOST, resolve)
  })
  const { port } = server.address() as AddressInfo
  const name =
    HOST === '127.0.0.1' || HOST === '0.0.0.0' || HOST === '::' || HOST === '::1' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return {
    address: `http://${name}:${port}`,
    answerWith(app) {
      answering = app
    },
    close: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2000)
        server.close(() => (clearTimeout(late), resolve()))
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
