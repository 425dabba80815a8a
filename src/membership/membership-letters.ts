import { type Money, sayMoney } from '../base/money.ts'
import type { Letter } from '../letters/letters.ts'
import type { Plan } from './plan.ts'
import { sayDay } from './say-day.ts'
import type { SubscriptionFacts } from './standing-event.ts'

type About = { facts: SubscriptionFacts; until: Date; plan: Plan | undefined }

const stays = 'Your account, your choices and your reading list stay as they are.'
const readsLess = 'you read what each title leaves open to readers who have signed up'
const named = (plan: Plan | undefined) => (plan ? `Your membership (${plan.name})` : 'Your membership')
const often = ({ every }: Plan) => (every === 'year' ? 'It is paid by the year.' : 'It is paid by the month.')

/** A membership has begun: what it is, when it renews or ends, and how to leave. `address`: the paper's own, without a slash at its end. */
export const beginsLetter = ({ facts: { renews, seats }, until, plan }: About, address: string): Letter => ({
  subject: 'Your membership has begun',
  heading: 'Your membership has begun',
  paragraphs: [
    'You read everything, as far as its title gives it to us.',
    renews
      ? `${named(plan)} renews on ${sayDay(until)}.${plan ? ` ${often(plan)}` : ''}`
      : `${named(plan)} ends on ${sayDay(until)}. It does not renew by itself.`,
    ...(seats > 1 ? [`It is for up to ${seats} people, you included. You invite them at ${address}/membership/family.`] : []),
    ...(renews ? ['You leave as easily as you came, on the page below. What you have paid for stays yours until its last day.'] : []),
  ],
  action: { label: renews ? 'Change or leave' : 'Your membership', href: `${address}/membership/manage` },
})

/** A payment failed and the grace runs: what ends when, and what to do. `otherwise`: the reader reads on by something else. */
export const refusedLetter = ({ until, plan, otherwise }: About & { otherwise: boolean }, address: string): Letter => ({
  subject: 'Your card was refused',
  heading: 'Your card was refused',
  paragraphs: [
    `${named(plan)} could not be renewed, because the payment failed.`,
    otherwise
      ? `You read on by what else you have. This membership ends on ${sayDay(until)} unless it is paid by then.`
      : `You read everything until ${sayDay(until)}. If it is not paid by then, ${readsLess}.`,
    'Put in another card, or the same one again, and it goes on as before. If you do not want it any more, you can end it on the same page.',
  ],
  action: { label: 'Put in another card', href: `${address}/membership/manage` },
  small: ['The payment may be tried again by itself in the next days. We do not write again for each try.'],
})

/** A membership has lapsed because its money did not come, or went back. */
export const lapsedLetter = ({ facts, until, plan }: About, address: string): Letter => {
  const { why, state, renews } = facts
  const reason =
    why === 'refunded'
      ? 'because its payment was given back to you'
      : why === 'disputed'
        ? 'because its payment is disputed at the bank'
        : 'because its payment failed'
  // Where the payment is still tried, or the next one still comes, there is something to change rather than to buy.
  const runs = state === 'past-due' || (renews && state !== 'ended')
  return {
    subject: 'Your membership has ended',
    heading: 'Your membership has ended',
    paragraphs: [
      `${named(plan)} ended on ${sayDay(until)}, ${reason}. From now on ${readsLess}.`,
      stays,
      state === 'past-due'
        ? 'With another card it goes on at once. If you do not want it any more, end it on the same page, and the payment is not tried again.'
        : runs
          ? 'It still renews. If you do not want that, end it on your page of membership.'
          : 'Nothing more is charged. You can become a member again at any time.',
    ],
    action: runs
      ? { label: 'Your membership', href: `${address}/membership/manage` }
      : { label: 'See the memberships', href: `${address}/membership` },
  }
}

/** What ends in a few days, by itself. */
export const endingLetter = (by: 'subscription' | 'seat' | 'gift' | 'invoice', until: Date, address: string): Letter => {
  const what = by === 'gift' ? 'Your gift membership' : by === 'seat' ? 'Your seat in a family membership' : 'Your membership'
  return {
    subject: `${what} ends on ${sayDay(until)}`,
    heading: `${what} ends on ${sayDay(until)}`,
    paragraphs: [
      `Until then you read everything, as before. After that ${readsLess}.`,
      `It ends by itself, and nothing is charged. ${stays}`,
      by === 'seat'
        ? 'Whoever pays for the family can let it go on. You can also become a member yourself.'
        : 'If you would like to go on reading everything, you can keep it going at any time.',
    ],
    action: { label: by === 'seat' ? 'See the memberships' : 'Keep it going', href: `${address}/membership` },
    small: ['This is the only letter about this end.'],
  }
}

/** What is charged next, as far as it is known: the price, and whether tax comes on top. */
export type NextCharge = { price: Money; plusTax: boolean }

/** A year renews in a few days: when, for how much, and how to prevent it. */
export const renewsLetter = ({ until, plan }: Omit<About, 'facts'>, charge: NextCharge | undefined, address: string): Letter => ({
  subject: `Your membership renews on ${sayDay(until)}`,
  heading: `Your membership renews on ${sayDay(until)}`,
  paragraphs: [
    `${named(plan)} renews for another year on ${sayDay(until)}.${charge ? ` The price is ${sayMoney(charge.price)}${charge.plusTax ? ' plus tax' : ''}, and it is charged as the last time.` : ' It is charged as the last time.'}`,
    'If you would like it to go on, there is nothing to do. If not, end it before that day: you read on until then, and nothing is charged.',
  ],
  action: { label: 'Change or leave', href: `${address}/membership/manage` },
})
