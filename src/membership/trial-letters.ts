import type { Letter } from '../letters/letters.ts'
import { sayDay } from './say-day.ts'

const stays = 'Your account, your choices and your reading list stay as they are. Nothing is taken: we have no card of yours.'

/** Three days before a trial ends: what ends when, and what stays. `address`: the paper's own, without a slash at its end. */
export const endsSoonLetter = (until: Date, address: string): Letter => ({
  subject: `Your free days end on ${sayDay(until)}`,
  heading: `Your free days end on ${sayDay(until)}`,
  paragraphs: [
    'Until then you read everything, as before. After that you read what each title leaves open to readers who have signed up.',
    stays,
    'If you would like to go on reading everything, you can become a member at any time.',
  ],
  action: { label: 'See the memberships', href: `${address}/membership` },
  small: ['This is one of two letters about your free days; the other comes when they end.'],
})

/** When a trial has ended. */
export const endedLetter = (until: Date, address: string): Letter => ({
  subject: 'Your free days have ended',
  heading: 'Your free days have ended',
  paragraphs: [
    `They ended on ${sayDay(until)}. From now on you read what each title leaves open to readers who have signed up.`,
    stays,
    'With a membership you read everything again, at once.',
  ],
  action: { label: 'See the memberships', href: `${address}/membership` },
  small: ['This is the last letter about your free days. If you want no account any more, you can delete it on your account page.'],
})
