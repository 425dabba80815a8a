const always = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
}

/** An answer for a machine, kept by nobody. */
export const jsonAnswer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(`${JSON.stringify(body)}\n`, { status, headers: { ...always, ...headers } })

/** A no in the form of every answer here: what is wrong stands among the problems. */
export const noAnswer = (status: number, code: string, message: string, headers: Record<string, string> = {}): Response =>
  jsonAnswer(status, { ok: false, format: null, items: [], problems: [{ severity: 'error', code, message }] }, headers)

export const busy = (): Response => noAnswer(503, 'busy', 'Too much comes in at once: send it again in a moment.', { 'retry-after': '5' })
