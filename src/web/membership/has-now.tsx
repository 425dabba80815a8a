import type { ComponentChildren } from 'preact'
import type { Standing } from '../../membership/membership.ts'
import { standingWords } from './standing-words.ts'

/** What a reader has now, what ends when, and what can be done about it. */
export const HasNow = ({
  standing,
  plan,
  noTrial,
  children,
}: {
  standing: Standing
  plan?: string | undefined
  /** Why there are no free days, where there are none. */
  noTrial?: string | undefined
  children?: ComponentChildren
}) => {
  const { has, follows } = standingWords(standing, plan)
  return (
    <section class="now" aria-labelledby="now">
      <p class="label">What you have now</p>
      <h2 id="now">{has}</h2>
      <p>{follows}</p>
      {noTrial && <p>{noTrial}</p>}
      {children && <div class="acts">{children}</div>}
    </section>
  )
}
