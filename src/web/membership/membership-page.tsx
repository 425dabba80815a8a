import type { DeskKind } from '../../billing/billing.ts'
import type { Standing } from '../../membership/membership.ts'
import { joinAt, membershipAt } from '../furniture/addresses.ts'
import { countryName, inLanguage } from '../furniture/desks.ts'
import { Hidden } from '../furniture/fields.tsx'
import { capital, sayDays } from '../furniture/invitation.ts'
import type { Bundle } from './bundle-facts.ts'
import type { Onward } from './going-on.ts'
import { HasNow } from './has-now.tsx'
import { arrangeOffers, type Offered, spanOf, sumOf } from './offered.ts'
import { Plans, Prices, type Way } from './plans.tsx'
import { dayOf } from './standing-words.ts'

export type OfferFacts = {
  signedIn: boolean
  standing: Standing
  /** The name of the plan that the reader has. */
  plan?: string | undefined
  /** Why he was given no free days. */
  noTrial?: string | undefined
  bundle: Bundle
  plans: Offered[]
  /** Whether there are plans at all, be it at prices of other countries. */
  anyPlans: boolean
  country: string | null
  trialDays: number
  graceDays: number
  deskKind: DeskKind
  /** The plan that a visitor chose before signing up. */
  chosen?: Offered | undefined
  /** The piece that the reader wanted to read when he came here. */
  onward?: Onward | undefined
  /** Whether the reader has just come back from the cash desk without paying. */
  left: boolean
}

const some = (count: number, one: string, more: string) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`

const Lines = ({ signedIn, bundle: { titles, countries, gated }, trialDays, anyPlans }: OfferFacts) => (
  <div class="plain-lines">
    <p>
      {titles === 0
        ? 'This paper has no titles yet.'
        : gated === 0
          ? `Every piece of ${some(titles, 'title', 'titles')} is free to read here. There is nothing that a membership would open.`
          : `One membership for ${some(titles, 'title', 'titles')} of ${some(countries, 'country', 'countries')}: every piece, as far as its title gives it to us.`}
    </p>
    {!signedIn && gated > 0 && trialDays > 0 && <p>{capital(sayDays(trialDays))} free when you sign up. No card, and it ends by itself.</p>}
    {anyPlans && <p>You leave as you came, with one click. What you have paid for stays yours until its last day.</p>}
  </div>
)

/** What a reader can do about what he has, from this page. */
const Acts = ({ signedIn, standing, trialDays, bundle, onward }: OfferFacts) => {
  if (!signedIn)
    return (
      <>
        <a class="button" href={joinAt(onward?.to ?? '/membership')}>
          {trialDays > 0 && bundle.gated > 0 ? `Start ${sayDays(trialDays)} free` : 'Sign up'}
        </a>
        <a href={joinAt(membershipAt({ next: onward?.to }))}>Sign in</a>
      </>
    )
  if (standing.kind === 'member' && (standing.by === 'subscription' || standing.by === 'invoice'))
    return (
      <>
        <a class="button" href="/membership/manage">
          {standing.pastDueUntil ? 'Pay again' : standing.renews ? 'Change or leave' : 'Keep it after all'}
        </a>
        <a href="/membership/receipts">Receipts</a>
      </>
    )
  return null
}

/** The piece that the reader came from, and how he gets back to it. */
const Wanted = ({ onward, standing: { kind } }: { onward: Onward; standing: Standing }) =>
  onward.headline && (kind === 'visitor' || kind === 'registered' || kind === 'lapsed') ? (
    <p class="said">
      You wanted to read{' '}
      <a href={onward.to} {...inLanguage(onward.language ?? null)}>
        {onward.headline}
      </a>
      . {kind === 'visitor' ? 'When you have signed up' : 'When you have paid'} you are led straight back to it.
    </p>
  ) : null

const Chosen = ({ plan, standing, onward }: { plan: Offered; standing: Standing; onward: Onward | undefined }) => (
  <section class="chosen" aria-labelledby="chosen">
    <h2 id="chosen">
      You chose {plan.name}: {sumOf(plan)} {spanOf(plan)}
    </h2>
    <p>
      {standing.kind === 'trial'
        ? `You may also read on, free, until ${dayOf(standing.until)} and choose then. If you pay today, what you pay for begins today.`
        : 'What you pay for begins today.'}
    </p>
    <form method="post" action="/membership/checkout" class="acts">
      <Hidden fields={{ plan: plan.id, next: onward?.to }} />
      <button type="submit" class="button">
        Go on to payment
      </button>
      <a href={onward?.to ?? '/'}>Read on</a>
    </form>
  </section>
)

const NoPlans = ({ bundle, anyPlans, country, signedIn }: OfferFacts) => (
  <section class="empty" aria-labelledby="no-plans">
    <h2 id="no-plans">
      {anyPlans
        ? `There is no price for ${(country && countryName(country)) ?? 'where you are'} yet`
        : bundle.gated === 0
          ? 'There is nothing to pay here'
          : 'Nothing is on sale yet'}
    </h2>
    <p class="band-says">
      {anyPlans
        ? 'Whoever runs this paper sets its prices by country, and has set none for yours. Until then you read what titles leave open.'
        : bundle.gated === 0
          ? 'Whoever runs this paper has set no price on it.'
          : `Whoever runs this paper has set no plans. ${signedIn ? 'You read' : 'Readers who have signed up read'} what titles leave open to them.`}
    </p>
  </section>
)

const Known = ({ trialDays, graceDays }: OfferFacts) => (
  <section class="known" aria-label="What to know">
    <div>
      <h3>Leaving</h3>
      <p>One click and one to confirm. You keep what you have paid for, and nothing more is taken.</p>
    </div>
    <div>
      <h3>A card that fails</h3>
      <p>
        {graceDays > 0 ? `You go on reading for ${sayDays(graceDays)}, and every page says so. ` : ''}As soon as a card works again, all is
        as it was.
      </p>
    </div>
    <div>
      <h3>{trialDays > 0 ? 'The free days' : 'Giving'}</h3>
      <p>
        {trialDays > 0
          ? 'They need no card. They are reckoned once for each person, and end by themselves.'
          : 'A member may give single pieces to friends, who read them without signing up.'}
      </p>
    </div>
    <div>
      <h3>A gift for you?</h3>
      <p>
        <a href="/membership/redeem">Enter its code</a>, and what it gives begins at once or after what you have.
      </p>
    </div>
  </section>
)

/** What a membership is, what the reader has now, and what it costs where he is. */
export const MembershipPage = (facts: OfferFacts) => {
  const { signedIn, standing, plan, noTrial, plans, chosen, left, onward, country, trialDays, deskKind } = facts
  const offers = arrangeOffers(plans)
  const own = offers.filter(({ kind }) => kind !== 'gift')
  const gifts = offers.filter(({ kind }) => kind === 'gift')
  const way: Way = { to: signedIn ? 'pay' : 'sign-up', next: onward?.to }
  const paying = standing.kind === 'member' && standing.by === 'subscription' && standing.renews
  return (
    <div class="list">
      <div class="joining wide">
        <div>
          <h1 class="page-name">Membership</h1>
          <Lines {...facts} />
        </div>
        <HasNow standing={standing} plan={plan} noTrial={noTrial}>
          <Acts {...facts} />
        </HasNow>
      </div>
      <div class="wide plans-of">
        {left && <p class="said">You came back without paying. Nothing was taken.</p>}
        {onward && <Wanted onward={onward} standing={standing} />}
        {chosen && <Chosen plan={chosen} standing={standing} onward={onward} />}
        {own.length === 0 && gifts.length === 0 && <NoPlans {...facts} />}
        {own.length > 0 && (
          <section aria-labelledby="plans">
            <h2 class="band-name" id="plans">
              {paying ? 'All plans' : signedIn ? 'Choose how you pay' : 'What it costs'}
            </h2>
            <p class="band-says">
              {country && countryName(country) ? `Prices for ${countryName(country)}. ` : ''}
              {paying
                ? deskKind === 'stripe'
                  ? 'You pay for one already, and can change it under “Change or leave”.'
                  : 'You pay for one already. To change to another, end yours first; what is paid stays yours.'
                : signedIn
                  ? 'You see the sum again before you pay.'
                  : trialDays > 0
                    ? `You sign up first and read free of charge for ${sayDays(trialDays)}; you pay when you want to.`
                    : 'You sign up first; you see the sum again before you pay.'}
            </p>
            {paying ? <PriceList offers={own} /> : <Plans offers={own} way={way} />}
          </section>
        )}
      </div>
      {gifts.length > 0 && (
        <section class="presents" aria-labelledby="presents">
          <div class="wide">
            <div>
              <h2 class="band-name" id="presents">
                Give a membership
              </h2>
              <p class="band-says">
                You pay once and get a code to pass on. It ends by itself, and whoever you give it to needs no card.{' '}
                {signedIn && <a href="/membership/gifts">What you have given</a>}
              </p>
            </div>
            {gifts.map((offer) => (
              <Prices offer={offer} way={{ to: way.to, next: undefined }} />
            ))}
          </div>
        </section>
      )}
      <div class="wide">{plans.length > 0 && <Known {...facts} />}</div>
    </div>
  )
}

const PriceList = ({ offers }: { offers: ReturnType<typeof arrangeOffers> }) => (
  <dl class="facts">
    {offers.map((offer) => (
      <>
        <dt>{offer.name}</dt>
        <dd>{offer.plans.map((plan) => `${sumOf(plan)} ${spanOf(plan)}`).join(' or ')}</dd>
      </>
    ))}
  </dl>
)
