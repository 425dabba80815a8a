import type { Context } from 'hono'

/** What was sent with a form: one value a name, and every value of names that may come more than once. */
export type Fields = { fields: Record<string, string>; lists: Record<string, string[]> }

/** The most bytes of a form that are read. */
export const mostBytes = 64 * 1024

/**
 * Whether a request that changes something was made by a page of ours: browsers say so in Sec-Fetch-Site (Fetch Metadata, W3C) and older ones in
 * Origin (RFC 6454, 7). What says neither is no browser, holds no reader's cookie, and is refused.
 */
export const isFromUs = (c: Context, address: string): boolean => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return site === 'same-origin'
  const own = new URL(address)
  // Reached by another name than PUBLIC_URL, as localhost, the browser's own Host tells what "us" is; under its own name the scheme counts too.
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return origin === own.origin || (host !== own.host && URL.canParse(origin) && new URL(origin).host === host)
}

/** Reads at most `most` bytes of a body; undefined when there are more. */
export const readBytes = async (request: Request, most: number): Promise<Uint8Array | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.length
    if (bytes > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What a form sent, urlencoded; undefined when it is something else or too much. No value holds NUL, which no text of PostgreSQL may. */
export const readForm = async (request: Request): Promise<Fields | undefined> => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return undefined
  const bytes = await readBytes(request, mostBytes)
  if (!bytes) return undefined
  const fields: Record<string, string> = {}
  const lists: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) {
    const clean = value.replaceAll('\0', '')
    if (!Object.hasOwn(fields, name)) Object.defineProperty(fields, name, { value: clean, enumerable: true })
    const list = Object.hasOwn(lists, name) ? (lists[name] as string[]) : []
    list.push(clean)
    Object.defineProperty(lists, name, { value: list, enumerable: true, configurable: true })
  }
  return { fields, lists }
}
