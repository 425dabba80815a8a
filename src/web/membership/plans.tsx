import { joinAt, membershipAt } from '../furniture/addresses.ts'
import { Hidden } from '../furniture/fields.tsx'
import { labelOf, type Offer, type Offered, savingOf, spanOf, sumOf, taxWords } from './offered.ts'

/** Whether a plan's button may pay at once, or leads a visitor through signing up first; and where he goes on afterwards. */
export type Way = { to: 'pay' | 'sign-up'; next: string | undefined }

const act: Record<Offered['kind'], string> = { personal: 'Choose', student: 'Choose', family: 'Choose', gift: 'Give' }

const Choose = ({ plan, offer, way }: { plan: Offered; offer: Offer; way: Way }) => {
  const label = `${act[plan.kind]} ${labelOf(plan).toLowerCase()}`
  const whole = `${label}: ${offer.name}, ${sumOf(plan)} ${spanOf(plan)}`
  return way.to === 'sign-up' ? (
    <a class="button open" href={joinAt(membershipAt({ plan: plan.id, next: way.next }))} aria-label={whole}>
      {label}
    </a>
  ) : (
    <form method="post" action="/membership/checkout">
      <Hidden fields={{ plan: plan.id, next: way.next }} />
      <button type="submit" class="button open" aria-label={whole}>
        {label}
      </button>
    </form>
  )
}

/** The prices of one offer side by side, each with its own button. */
export const Prices = ({ offer, way }: { offer: Offer; way: Way }) => (
  <div class="prices">
    {offer.plans.map((plan) => (
      <div class="offered">
        <p class="label">{labelOf(plan)}</p>
        <p class="money">{sumOf(plan)}</p>
        <small>
          {plan.kind === 'gift' ? 'paid once' : spanOf(plan)}
          {taxWords(plan) && `, ${taxWords(plan)}`}
        </small>
        <small>{savingOf(plan, offer)}</small>
        <Choose plan={plan} offer={offer} way={way} />
      </div>
    ))}
  </div>
)

export const Plans = ({ offers, way }: { offers: Offer[]; way: Way }) => (
  <div class={`plans of-${Math.min(3, offers.length)}`}>
    {offers.map((offer) => (
      <section class="plan" aria-label={offer.name}>
        <h3>{offer.name}</h3>
        <p>{offer.says}</p>
        <Prices offer={offer} way={way} />
      </section>
    ))}
  </div>
)
