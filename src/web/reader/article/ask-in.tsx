import type { Standing } from '../../../membership/membership.ts'
import { joinAt, membershipAt } from '../../furniture/addresses.ts'
import { capital, sayDays, sayTitles } from '../../furniture/invitation.ts'

/** Under the stories of an article page, for whoever is not in: what a membership is, in one sentence. */
export const AskIn = ({ kind, titles, trialDays, at }: { kind: Standing['kind']; titles: number; trialDays: number; at: string }) => (
  <section class="ask-in wide" aria-labelledby="ask-in">
    <h2 id="ask-in">One membership, and everything in {sayTitles(titles)}</h2>
    <p>
      {kind === 'visitor' && trialDays > 0
        ? `${capital(sayDays(trialDays))} free, without a card. After that you stay if you like, and leave with one click.`
        : 'Each title is paid for what its readers read. You leave with one click.'}
    </p>
    <p class="ask-in-ways">
      {kind === 'visitor' && (
        <a class="button" href={joinAt(at)}>
          {trialDays > 0 ? `Read ${sayDays(trialDays)} free` : 'Sign up'}
        </a>
      )}
      <a href={membershipAt({ next: at })}>What membership costs</a>
    </p>
  </section>
)
