import type { Reason } from '../../edition/edition.ts'

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
