import type { Db } from '../../base/database.ts'
import type { Log } from '../../base/log.ts'
import type { Secret } from '../../base/secret.ts'
import { mostDelivered, type Reading, takeDelivery, verifyIntent } from '../../intake/intake.ts'
import { readBytes } from '../forms.ts'

// A hub's challenge comes back as it was sent: as plain text that no browser takes for anything else.
const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** A hub asks at a callback whether we meant what it was asked for. */
export const answerHub = async (db: Db, request: Request, token: string, { secret }: { secret: Secret }, now: Date): Promise<Response> => {
  const query = Object.fromEntries([...new URL(request.url).searchParams].map(([name, value]) => [name, value.replaceAll('\0', '')]))
  const { status, body } = await verifyIntent(db, { token, query, secret }, now)
  return new Response(body, { status, headers: plain })
}

/**
 * A hub delivers at a callback. 410 tells it that the callback is nobody's any more; everything else is 200, because a hub would send again what was not signed, or cannot be read, for nothing.
 */
export const takeFromHub = async (
  db: Db,
  request: Request,
  token: string,
  given: { secret: Secret; reading: Reading; log: Log },
  now: Date,
): Promise<Response> => {
  const header = (name: string) => request.headers.get(name) ?? undefined
  const delivery = {
    token,
    body: () => readBytes(request, mostDelivered),
    contentType: header('content-type'),
    contentEncoding: header('content-encoding'),
    signature: header('x-hub-signature'),
  }
  const taken = await takeDelivery(db, delivery, given, now)
  return new Response('', { status: taken === 'unknown' ? 410 : taken === 'too-large' ? 413 : 200, headers: plain })
}
