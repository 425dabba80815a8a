import { sayMoney } from '../../base/money.ts'
import type { Receipt } from './gather-receipts.ts'
import { spanWords, stateOf } from './receipts-page.tsx'
import { dayOf } from './standing-words.ts'

type Shown = { receipt: Receipt; paper: string; name: string | null; mail: string }

const Row = ({ what, sum }: { what: string; sum: string }) => (
  <tr>
    <th scope="row">{what}</th>
    <td class="money">{sum}</td>
  </tr>
)

/** One receipt, as it is printed or kept. */
export const ReceiptPage = ({ receipt, paper, name, mail }: Shown) => {
  const say = (amount: bigint) => sayMoney({ amount, currency: receipt.currency })
  const { amount, tax, refunded, state, paidAt, madeAt, number, plan, link } = receipt
  return (
    <article class="receipt">
      <header>
        <p>
          From <b>{paper}</b>
          <br />
          For {name ? `${name}, ` : ''}
          {mail}
        </p>
        <p>
          {number ? `Number ${number}` : `Reference ${receipt.id}`}
          <br />
          {dayOf(madeAt)}
        </p>
      </header>
      <table>
        <caption class="unseen">What was paid for</caption>
        <tbody>
          <Row what={spanWords(receipt) ? `${plan}, ${spanWords(receipt)}` : plan} sum={say(tax === null ? amount : amount - tax)} />
          {tax !== null && <Row what="Tax" sum={say(tax)} />}
          {refunded > 0n && <Row what="Given back" sum={say(-refunded)} />}
        </tbody>
        <tfoot>
          <Row what={state === 'paid' ? 'Paid' : stateOf(receipt)} sum={say(amount - refunded)} />
        </tfoot>
      </table>
      {paidAt && state === 'paid' && <p class="page-says">Paid on {dayOf(paidAt)}. Thank you.</p>}
      <p class="acts">
        <a href="/membership/receipts">All receipts</a>
        {link && (
          <a href={link} rel="noopener">
            At the payment provider
          </a>
        )}
      </p>
    </article>
  )
}
