import { sayMoney } from '../../base/money.ts'
import type { Receipt } from './gather-receipts.ts'
import { dayOf } from './standing-words.ts'

/** An invoice that waits to be paid: the sum, the number to give, and what happens then. `contact`: where whoever runs the paper is asked how. */
export const InvoicePage = ({ receipt, paper, contact }: { receipt: Receipt; paper: string; contact: string | undefined }) => (
  <>
    <p class="page-says">
      {receipt.plan}. Your invoice is written. Pay it in the way that {paper} has told you, and give its number.
    </p>
    <dl class="facts">
      <dt>Number</dt>
      <dd>{receipt.number ?? receipt.id}</dd>
      <dt>To be paid</dt>
      <dd class="money">{sayMoney({ amount: receipt.amount, currency: receipt.currency })}</dd>
      <dt>Written on</dt>
      <dd>{dayOf(receipt.madeAt)}</dd>
      <dt>How to pay</dt>
      <dd>
        {contact
          ? `Ask ${contact} where the money goes, with the number above.`
          : `Ask whoever runs ${paper} where the money goes, with the number above.`}
      </dd>
    </dl>
    <p>
      As soon as whoever runs {paper} has seen the money, {receipt.kind === 'gift' ? 'you get the code of your gift' : 'you are a member'}.
      Until then you read what you read now.
    </p>
    <p class="acts">
      <a class="button open" href="/">
        Go on reading
      </a>
      <a href="/membership/receipts">All invoices and receipts</a>
    </p>
  </>
)
