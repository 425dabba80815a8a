import autocannon from 'autocannon'
import { Agent, request } from 'undici'

const agent = new Agent({ connections: 1 })

export type Asked = { ms: number; status: number; bytes: number; queries: number }

/** Asks for one page, alone, over a connection that is kept open. */
export const ask = async (address: string, path: string): Promise<Asked> => {
  const began = performance.now()
  const { statusCode, headers, body } = await request(address + path, { dispatcher: agent, headers: { 'x-cold': '1' } })
  const bytes = (await body.arrayBuffer()).byteLength
  return { ms: performance.now() - began, status: statusCode, bytes, queries: Number(headers['x-queries'] ?? 0) }
}

/** Asks for `amount` pages over 16 connections at once, in turn; gives requests/s. Any answer but `status` is a defect of the bench or the paper: throws. */
export const load = async (
  address: string,
  paths: string[],
  amount: number,
  headers: Record<string, string> = {},
  status = 200,
): Promise<number> => {
  const began = performance.now()
  let answered = 0
  let other = 0
  let ended = 0
  // Its result comes with the next whole second: the time of the last answer is taken here.
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      { url: address, connections: 16, amount, timeout: 120, requests: paths.map((path) => ({ path, headers })) },
      (error, { errors }) =>
        error || errors > 0 ? reject(error ?? new Error(`${errors} requests to ${address}${paths[0]} … failed`)) : resolve(),
    )
    instance.on('response', (_, got) => {
      answered++
      if (got !== status) other++
      ended = performance.now()
    })
  })
  if (other > 0) throw new Error(`${other} answers of ${address}${paths[0]} … were not ${status}`)
  return answered / ((ended - began) / 1000)
}

/** The value below which a part `p` (0..1) of `values` lies. */
export const quantile = (values: number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN
export const median = (values: number[]) => quantile(values, 0.5)
