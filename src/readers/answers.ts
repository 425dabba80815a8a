import type { ReaderId } from './tables.ts'

/** Who asks, as far as the request tells: network address, User-Agent, headers (cookies among them). */
export type Asker = { ip: string; agent: string; headers: Headers }

/** An expected no. `code` is for machines, `message` one sentence for people; `until`: when it may be tried again. */
export type No = { ok: false; code: string; message: string; until?: Date }

/** Signed in: set `cookies` (each a whole Set-Cookie), go on to `next`, a path of ours. `joined`: the reader is new. */
export type Opened = { ok: true; cookies: string[]; reader: ReaderId; joined: boolean; next: string }

export const no = (code: string, message: string, until?: Date): No => ({ ok: false, code, message, ...(until && { until }) })
