import { createConnection } from 'node:net'
import { Agent, request } from 'undici'

const alone = new Agent({ connections: 1 })
const together = new Agent({ connections: 16 })

export type Asked = { ms: number; status: number; bytes: number; queries: number }

/** Asks for one page, alone, over a connection that is kept open. */
export const ask = async (address: string, path: string, dispatcher = alone): Promise<Asked> => {
  const began = performance.now()
  const { statusCode, headers, body } = await request(address + path, { dispatcher, headers: { 'x-cold': '1' } })
  const bytes = (await body.arrayBuffer()).byteLength
  return { ms: performance.now() - began, status: statusCode, bytes, queries: Number(headers['x-queries'] ?? 0) }
}

/** Asks for `amount` pages, 16 at once, in turn; gives requests/s. Any answer but 200 is a defect of the bench or the paper: throws. */
export const load = async (address: string, paths: string[], amount: number): Promise<number> => {
  const began = performance.now()
  let next = 0
  const reader = async () => {
    while (next < amount) {
      const path = paths[next++ % paths.length] as string
      const { status } = await ask(address, path, together)
      if (status !== 200) throw new Error(`${path} was answered with ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 16 }, reader))
  return amount / ((performance.now() - began) / 1000)
}

/** One connection that asks for the same again and again until `more` says no; every answer must be of `status` and tell its length. */
const repeat = (address: URL, text: string, status: number, more: () => boolean) =>
  new Promise<void>((resolve, reject) => {
    const socket = createConnection(Number(address.port), address.hostname)
    socket.setNoDelay(true)
    let head: Buffer = Buffer.alloc(0)
    let left = 0
    const ask = () => (more() ? socket.write(text) : socket.end())
    socket.on('connect', ask).on('error', reject).on('close', resolve)
    socket.on('data', (chunk: Buffer) => {
      if (left === 0) {
        head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const lines = head.toString('latin1', 0, end + 2)
        const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)\r\n/i.exec(lines)?.[1] ?? Number.NaN)
        if (!lines.startsWith(`HTTP/1.1 ${status} `) || Number.isNaN(length))
          return socket.destroy(new Error(`not the answer that was measured: ${lines}`))
        left = length - (head.length - end - 4)
        head = Buffer.alloc(0)
      } else left -= chunk.length
      if (left === 0) ask()
    })
  })

/**
 * Asks for one page `amount` times over 16 connections that stay open, as fast as it is answered; gives requests/s. The client reads no more of an answer
 * than its length, so that the server is what is measured: autocannon makes text of every body, and reaches a tenth of this on compressed ones.
 */
export const hammer = async (
  address: string,
  path: string,
  amount: number,
  headers: Record<string, string> = {},
  status = 200,
): Promise<number> => {
  const url = new URL(path, address)
  const text = `GET ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
  let left = amount
  const began = performance.now()
  await Promise.all(Array.from({ length: 16 }, () => repeat(url, text, status, () => left-- > 0)))
  return amount / ((performance.now() - began) / 1000)
}

/** The value below which a part `p` (0..1) of `values` lies. */
export const quantile = (values: number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN
export const median = (values: number[]) => quantile(values, 0.5)
