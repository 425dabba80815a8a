import { longestWebhook } from '../../billing/billing.ts'
import { readBytes } from '../forms.ts'
import type { Inside } from '../inside.ts'

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** What Stripe sends, with its signature, byte for byte: no session and no origin counts here, the signature alone. */
export const stripeHook = async (request: Request, { billing }: Pick<Inside, 'billing'>, now: Date): Promise<Response> => {
  const bytes = await readBytes(request, longestWebhook)
  if (!bytes) return new Response('too long', { status: 413, headers: plain })
  const signature = request.headers.get('stripe-signature') ?? undefined
  const { status, words } = await billing.webhook({ body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), signature }, now)
  return new Response(words, { status, headers: plain })
}
