import type { ServerResponse } from 'node:http'
import type { acts } from './acts.ts'
import type { Books } from './books.ts'

/** The page of a checkout, for journeys and browsers: a reader pays, has a card that is refused, or goes back. */
export const checkoutPage = (
  { books, doing, path, act, post }: { books: Books; doing: ReturnType<typeof acts>; path: string; act: string | null; post: boolean },
  response: ServerResponse,
): void => {
  const session = books.sessions.get(path.slice('/c/pay/'.length))
  if (session?.status !== 'open') {
    response
      .writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><title>Checkout</title><p>This checkout is closed.')
    return
  }
  if (post && act === 'pay') {
    doing.pay(session.id)
    response.writeHead(303, { location: (session.success_url ?? '/').replace('{CHECKOUT_SESSION_ID}', session.id) }).end()
    return
  }
  if (post) doing.decline(session.id)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><title>Checkout</title>${post ? '<p role="alert">Your card was declined.</p>' : ''}
<form method="post" action="?do=pay"><button>Pay</button></form><form method="post" action="?do=decline"><button>Card is refused</button></form>
<a href="${session.cancel_url}">Back</a>`)
}
