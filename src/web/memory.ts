import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Joined, joinGzip, joinPlain } from './joined.ts'
import type { Reply } from './reply.ts'

type Coding = 'br' | 'gzip' | 'identity'
type Bytes = Uint8Array<ArrayBuffer>
type Form = { body: Bytes; headers: Record<string, string> }

/** An answer as it goes out: compressed at most once for each coding, under an entity tag of its own each (RFC 9110, 8.8.3). */
export type Kept = {
  reply: Reply
  etag: string
  until: number
  bytes: number
  forms: Map<Coding, Form>
  waiting: Map<Coding, Promise<Form>>
}

const squeezers = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body, { level: 7 }),
  // A page that is compressed for one person alone: twice as fast as 6, for a tenth more bytes.
  joined: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
}

const takes = (accepted: string, name: string) =>
  new RegExp(`(?:^|[\\s,])${name}\\s*(?:$|,|;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$)))`).test(accepted)

// Browsers send a handful of different values: read once each. What else is sent cannot fill the memory.
const codings = new Map<string, Coding>()

/** What we give a client by its Accept-Encoding: brotli before gzip, unless it is refused with q=0. */
export const codingFor = (accepted: string | undefined): Coding => {
  if (!accepted) return 'identity'
  const known = codings.get(accepted)
  if (known) return known
  const coding = takes(accepted, 'br') ? 'br' : takes(accepted, 'gzip') ? 'gzip' : 'identity'
  if (codings.size < 200) codings.set(accepted, coding)
  return coding
}

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  // What the service worker keeps on a device it keeps for whom this names; another name, and it lets go of it.
  'masthead-reader': 'visitor',
}

const form = (kept: Kept, coding: Coding, body: Bytes): Form => ({
  body,
  headers: {
    'content-type': kept.reply.type,
    'content-length': String(body.length),
    'cache-control':
      kept.reply.status >= 500 || kept.reply.keep === 0 ? 'no-store' : `public, max-age=${Math.min(kept.reply.keep, 15)}, must-revalidate`,
    etag: coding === 'identity' ? `"${kept.etag}"` : `"${kept.etag}-${coding}"`,
    vary: 'accept-encoding, cookie',
    ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
    ...always,
    ...kept.reply.headers,
  },
})

/** `now` in ms. */
export const keep = (reply: Reply, now: number): Kept => {
  const body: Bytes = Buffer.from(reply.body)
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 20)
  const kept: Kept = { reply, etag, until: now + reply.keep * 1000, bytes: body.length * 1.4 + 1000, forms: new Map(), waiting: new Map() }
  kept.forms.set('identity', form(kept, 'identity', body))
  return kept
}

const inCoding = (kept: Kept, coding: Coding): Form | Promise<Form> => {
  const ready = kept.forms.get(coding)
  if (ready || coding === 'identity') return ready as Form
  const plain = kept.forms.get('identity') as Form
  if (plain.body.length < 600) return plain
  const waiting =
    kept.waiting.get(coding) ??
    squeezers[coding](plain.body).then((body) => {
      const made = form(kept, coding, body as Bytes)
      kept.forms.set(coding, made)
      kept.waiting.delete(coding)
      return made
    })
  kept.waiting.set(coding, waiting)
  return waiting
}

/** RFC 9110, 13.1.2: weak comparison; proxies that compress turn our tags into weak ones. */
export const isKnown = (known: string | undefined, etag: string): boolean =>
  known !== undefined && (known === etag || known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))

/** `own`: the answer is for one person, and stays with him. `reader`: a word for whose device it is, for the service worker. `cookies`: whole Set-Cookie values that go with it. */
export type Client = { accepted: string | undefined; known: string | undefined; own?: boolean; reader?: string; cookies?: string[] }

const ownHeaders = { 'cache-control': 'private, no-store' }

const finished = ({ reply }: Kept, { body, headers: shared }: Form, { known, own, reader, cookies }: Client): Response => {
  const headers = own && !reply.everyones ? { ...shared, ...ownHeaders, ...(reader && { 'masthead-reader': reader }) } : shared
  const same = reply.status === 200 && known !== undefined && isKnown(known, headers.etag as string)
  const { 'content-length': _, 'content-encoding': __, 'content-type': ___, ...rest } = headers
  const response = same ? new Response(null, { status: 304, headers: rest }) : new Response(body, { status: reply.status, headers })
  for (const cookie of cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

/** The answer for one client: in the coding it takes, or 304 when it has that already. */
export const answer = (kept: Kept, client: Client): Response | Promise<Response> => {
  const made = inCoding(kept, codingFor(client.accepted))
  return made instanceof Promise ? made.then((one) => finished(kept, one, client)) : finished(kept, made, client)
}

const takesGzip = new Map<string, boolean>()
const gzipIsTaken = (accepted: string | undefined): boolean => {
  if (!accepted) return false
  const known = takesGzip.get(accepted) ?? takes(accepted, 'gzip')
  if (takesGzip.size < 200) takesGzip.set(accepted, known)
  return known
}

/**
 * What pages for one person alone may take of the machine to be compressed whole: a seventh of the time that this process has nothing else to do, of which a tenth of a second is saved up. So none
 * is while it is busy, and whoever asks then is answered sooner.
 */
const thrift = { share: 0.15, saved: 100, atOnce: 2 }
let saved = thrift.saved
let idleBefore = 0
let underWay = 0
const hasTimeToCompress = (): boolean => {
  const { idle } = performance.eventLoopUtilization()
  saved = Math.min(thrift.saved, saved + thrift.share * (idle - idleBefore))
  idleBefore = idle
  return saved > 0 && underWay < thrift.atOnce
}

const compressWhole = async (body: Bytes): Promise<Bytes> => {
  const began = performance.now()
  underWay++
  try {
    return (await squeezers.joined(body)) as Bytes
  } finally {
    underWay--
    saved -= performance.now() - began
  }
}

/**
 * The answer of a page for one person that is joined of parts. While few ask it is compressed whole, to less than half; when many do it goes out as its parts were compressed before, and
 * nothing is compressed for it. It has no validator, as nobody keeps it.
 */
export const answerJoined = (reply: Reply & { joined: Joined }, client: Client): Response | Promise<Response> => {
  const { accepted } = client
  if (codingFor(accepted) === 'br' && hasTimeToCompress())
    return compressWhole(joinPlain(reply.joined)).then((body) => finishedJoined(reply, body, 'br', client))
  return gzipIsTaken(accepted)
    ? finishedJoined(reply, joinGzip(reply.joined), 'gzip', client)
    : finishedJoined(reply, joinPlain(reply.joined), 'identity', client)
}

const finishedJoined = (reply: Reply, body: Bytes, coding: Coding, { reader, cookies }: Client): Response => {
  const response = new Response(body, {
    status: reply.status,
    headers: {
      'content-type': reply.type,
      'content-length': String(body.length),
      vary: 'accept-encoding, cookie',
      ...(coding !== 'identity' && { 'content-encoding': coding }),
      ...always,
      ...reply.headers,
      ...ownHeaders,
      ...(reader && { 'masthead-reader': reader }),
    },
  })
  for (const cookie of cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

export type Memory = {
  /** What is kept under `key` and still fresh at `now` (ms). */
  fresh(key: string, now: number): Kept | undefined
  /** The same, made by `make` if need be: once, however many ask at the same time. */
  give(key: string, now: number, make: () => Promise<Reply>): Promise<Kept>
  forget(): void
  readonly bytes: number
}

/** Pages in this process, each the same for many, at most `room` bytes of them, those asked for least lately going first. */
export const openMemory = (room = 64 * 1024 * 1024): Memory => {
  const pages = new Map<string, Kept>()
  const making = new Map<string, Promise<Kept>>()
  let bytes = 0
  let age = 0
  const drop = (key: string) => {
    bytes -= pages.get(key)?.bytes ?? 0
    pages.delete(key)
  }
  const store = (key: string, kept: Kept) => {
    drop(key)
    pages.set(key, kept)
    bytes += kept.bytes
    for (const oldest of pages.keys()) {
      if (bytes <= room) break
      drop(oldest)
    }
  }
  const fresh = (key: string, now: number) => {
    const kept = pages.get(key)
    return kept && now < kept.until ? kept : undefined
  }
  return {
    fresh,
    async give(key, now, make) {
      const had = fresh(key, now)
      if (had) {
        pages.delete(key)
        pages.set(key, had)
        return had
      }
      const under = making.get(key)
      if (under) return under
      const born = age
      const made = make()
        .then((reply) => {
          const kept = keep(reply, now)
          // What was begun before forget() may show what had to be forgotten.
          if (reply.keep > 0 && born === age) store(key, kept)
          return kept
        })
        .finally(() => making.delete(key))
      making.set(key, made)
      return made
    },
    forget() {
      age++
      pages.clear()
      making.clear()
      bytes = 0
    },
    get bytes() {
      return bytes
    },
  }
}
