import { sayMoney } from '../../base/money.ts'
import type { Receipt } from './gather-receipts.ts'
import { dayOf } from './standing-words.ts'

/** How an invoice stands, in a word or two. */
export const stateOf = ({ state, refunded, amount }: Receipt): string => {
  if (refunded > 0n) return refunded >= amount ? 'Given back' : 'Part given back'
  return { open: 'To be paid', paid: 'Paid', void: 'Cancelled', uncollectible: 'Not paid' }[state]
}

export const spanWords = ({ from, to }: Pick<Receipt, 'from' | 'to'>): string | undefined =>
  from && to ? `${dayOf(from)} to ${dayOf(to)}` : undefined

/** Everything that a reader was ever asked to pay. */
export const ReceiptsPage = ({ receipts }: { receipts: Receipt[] }) =>
  receipts.length === 0 ? (
    <>
      <p class="page-says">There are none: nothing has been paid.</p>
      <p>
        <a href="/membership">Membership</a>
      </p>
    </>
  ) : (
    <ul class="listed">
      {receipts.map((one) => (
        <li>
          <div class="what">
            <b>{one.plan}</b>
            <small>
              {dayOf(one.madeAt)}
              {one.number ? ` · ${one.number}` : ''}
              {one.to ? ` · until ${dayOf(one.to)}` : ''}
            </small>
          </div>
          <div class="money">
            {sayMoney({ amount: one.amount, currency: one.currency })}
            <small>{stateOf(one)}</small>
          </div>
          <div class="acts">
            <a
              href={`/membership/receipts/${one.id}`}
              aria-label={`${one.state === 'open' ? 'How to pay' : 'Receipt'}, ${dayOf(one.madeAt)}`}
            >
              {one.state === 'open' ? 'How to pay' : 'Receipt'}
            </a>
          </div>
        </li>
      ))}
    </ul>
  )
