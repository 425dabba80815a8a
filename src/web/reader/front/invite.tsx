import { capital, invitation, sayDays } from '../../furniture/invitation.ts'
import type { Progress } from '../setting/gather-progress.ts'

type Shown = Pick<Progress, 'titles' | 'gated' | 'onSale'> & { trialDays: number }

/** One line for visitors: what the paper is, and what it takes to read all of it. Nothing where all of it is open and nothing is on sale. */
export const Invite = ({ titles, gated, onSale, trialDays }: Shown) =>
  gated || onSale ? (
    <aside class="invite" aria-label="Reading more">
      <div class="wide">
        <p>{invitation(titles)}</p>
        {gated && <p class="invite-free">{trialDays > 0 ? `${capital(sayDays(trialDays))} free, no card.` : 'Free, no card.'}</p>}
        <p class="invite-ways">
          {gated && (
            <a class="button" href="/join">
              Start reading
            </a>
          )}
          {onSale && <a href="/membership">Membership</a>}
        </p>
      </div>
    </aside>
  ) : null
