import type { Reason } from '../../edition/edition.ts'
import { whyAt } from './addresses.ts'

/** Why a story stands where it stands: what the edition stored when it set the place. */
export const Why = ({ reasons, summary = 'Why is this here?' }: { reasons: Reason[]; summary?: string }) =>
  reasons.length === 0 ? null : (
    <details class="why" open={summary === 'Why is this here?' ? true : undefined}>
      <summary>{summary}</summary>
      <ul>
        {reasons.map((reason) => (
          <li>{reason.words}</li>
        ))}
      </ul>
    </details>
  )

/** The places that have an answer of their own: those that the edition set. What else stands on a page is there by its date, which the page says. */
export const hasAnswer = ({ page, storyId }: { page: string; storyId: string | null }): boolean =>
  storyId !== null && /^(?:front|our-picks|good-news|(?:desk|country):[\w-]+)$/.test(page)

/** Asks why one card is here. The answer is a page, so that a page of sixty cards need not carry sixty answers. */
export const WhyLink = ({ card }: { card: { page: string; storyId: string | null } }) =>
  hasAnswer(card) ? (
    <a class="why-link" href={whyAt(card.page, card.storyId as string)} rel="nofollow">
      Why here?
    </a>
  ) : null
