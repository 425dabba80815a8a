import { type Money, sayMoney } from '../../base/money.ts'
import type { Plan } from '../../membership/membership.ts'
import { spanOf } from './offered.ts'

export type Ordered = { id: string; plan: Plan | undefined; sum: Money }

const Act = ({ order, outcome, label, open }: { order: string; outcome: string; label: string; open?: boolean }) => (
  <form method="post" action={`/desk-for-tests/${order}`}>
    <input type="hidden" name="outcome" value={outcome} />
    <button type="submit" class={open ? 'button open' : 'button'}>
      {label}
    </button>
  </form>
)

/** The cash desk where nothing is paid: what a card would do, as three buttons. */
export const TestDeskPage = ({ order, said }: { order: Ordered; said?: string | undefined }) => (
  <>
    <p class="test-only" role="note">
      <b>This is a test. Nothing is paid here.</b>
      No card is asked for, and no money moves. The paper behaves as if it did.
    </p>
    {said && (
      <p class="said bad" role="status">
        {said}
      </p>
    )}
    <p>{order.plan ? `${order.plan.name}, ${spanOf(order.plan)}` : 'Membership'}</p>
    <p class="sum money">{sayMoney(order.sum)}</p>
    <div class="acts">
      <Act order={order.id} outcome="pays" label={`Pay ${sayMoney(order.sum)} as a test`} />
      <Act order={order.id} outcome="card-refused" label="Card is refused" open />
      <Act order={order.id} outcome="walks-away" label="Walk away" open />
    </div>
  </>
)
