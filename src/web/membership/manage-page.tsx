import { sayMoney } from '../../base/money.ts'
import type { Standing } from '../../membership/membership.ts'
import type { Mine } from './gather-mine.ts'
import type { Receipt } from './gather-receipts.ts'
import { HasNow } from './has-now.tsx'
import { dayOf } from './standing-words.ts'

/** `open`: an invoice that waits to be paid, where nothing else runs. */
type Shown = { standing: Standing; mine: Mine | undefined; said: string | undefined; open: Receipt | undefined }

const by: Record<Mine['desk'], string> = {
  stripe: 'By card or as you chose, through Stripe',
  invoice: 'By invoice',
  test: 'At the test desk, where nothing is paid',
}

const nextPayment = ({ renews, state, until, price }: Mine): string => {
  if (!renews || state === 'ended') return 'None. It ends by itself.'
  if (!until) return 'As soon as the first one is known'
  return price ? `${sayMoney(price)} on ${dayOf(until)}` : dayOf(until)
}

const Portal = ({ wish, label, open }: { wish: string; label: string; open?: boolean }) => (
  <form method="post" action="/membership/portal">
    <input type="hidden" name="wish" value={wish} />
    <button type="submit" class={open ? 'button open' : 'button'}>
      {label}
    </button>
  </form>
)

const TestCard = ({ card, label }: { card: 'good' | 'refused'; label: string }) => (
  <form method="post" action="/membership/test-card">
    <input type="hidden" name="card" value={card} />
    <button type="submit" class="plain">
      {label}
    </button>
  </form>
)

const Acts = ({ mine }: { mine: Mine }) => (
  <div class="acts">
    {mine.desk === 'stripe' && (mine.state === 'past-due' || mine.refused) && <Portal wish="card" label="Pay with another card" />}
    {mine.desk === 'stripe' && mine.state === 'active' && <Portal wish="all" label="Card and plan" open />}
    {mine.desk === 'invoice' && (
      <a class="button open" href="/membership">
        Order the next period
      </a>
    )}
    {mine.desk !== 'invoice' &&
      mine.state !== 'ended' &&
      (mine.renews ? (
        <a class="button open" href="/membership/cancel">
          End membership
        </a>
      ) : (
        <form method="post" action="/membership/resume">
          <button type="submit" class="button">
            Go on after all
          </button>
        </form>
      ))}
    {mine.desk === 'test' && mine.state !== 'ended' && (
      <TestCard
        card={mine.refused ? 'good' : 'refused'}
        label={mine.refused ? 'Test: give a good card' : 'Test: let the next payment fail'}
      />
    )}
  </div>
)

/** What the reader pays for, until when, and the ways to change or end it. */
export const ManagePage = ({ standing, mine, said, open }: Shown) => (
  <>
    {said && (
      <p class="said" role="status">
        {said}
      </p>
    )}
    <HasNow standing={standing} plan={mine?.plan.name} />
    {mine ? (
      <>
        <dl class="facts">
          <dt>Plan</dt>
          <dd>
            {mine.plan.name}
            {mine.price
              ? `, ${sayMoney(mine.price)} ${mine.plan.every === 'year' ? 'a year' : mine.plan.every === 'month' ? 'a month' : ''}`
              : ''}
          </dd>
          <dt>Paid until</dt>
          <dd>{mine.until ? dayOf(mine.until) : 'Nothing is paid yet'}</dd>
          <dt>Next payment</dt>
          <dd>{nextPayment(mine)}</dd>
          <dt>How you pay</dt>
          <dd>{by[mine.desk]}</dd>
        </dl>
        <Acts mine={mine} />
      </>
    ) : open ? (
      <p>
        An invoice of {dayOf(open.madeAt)} waits to be paid: <a href={`/membership/receipts/${open.id}`}>{open.plan}</a>.
      </p>
    ) : (
      <p>
        You pay for nothing, so there is nothing to end. <a href="/membership">See what a membership costs</a>.
      </p>
    )}
    <ul class="ways">
      <li>
        <a href="/membership/receipts">Receipts</a>
      </li>
      {mine && mine.plan.seats > 1 && (
        <li>
          <a href="/membership/family">Family seats</a>
        </li>
      )}
      <li>
        <a href="/membership/gifts">Gifts</a>
      </li>
      <li>
        <a href="/membership/redeem">Enter a code</a>
      </li>
    </ul>
  </>
)

/** The one question before a membership ends. */
export const CancelPage = ({ mine }: { mine: Mine }) => {
  const until = mine.until && dayOf(mine.until)
  return (
    <>
      <p class="page-says">
        {until ? `You go on reading everything until ${until}. Nothing more is taken.` : 'Nothing has been paid, so it ends at once.'}
        {mine.plan.seats > 1 ? ' The seats of your family end with it.' : ''} Your choices and your receipts stay.
      </p>
      <form method="post" action="/membership/cancel" class="acts">
        <button type="submit" class="button grave">
          {until ? `End it on ${until}` : 'End it'}
        </button>
        <a href="/membership/manage">Keep it</a>
      </form>
    </>
  )
}
