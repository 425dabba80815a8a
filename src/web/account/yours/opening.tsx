import type { YourPlace } from '../../../edition/edition.ts'
import type { Taste } from '../../../readers/readers.ts'
import { hasChosen } from './set-yours.ts'

/** `part`: which pieces there are: none at all, the largest of all, or some of his own. `chosen`: he chose or said something himself. */
export type Opened = { part: 'none' | 'top' | 'yours'; chosen: boolean; learnt: boolean; exploration: number; signedIn: boolean }

/** What the opening of a page goes by: few things, so that many readers have the same. */
export const openingOf = (taste: Taste, places: YourPlace[], { signedIn }: Pick<Opened, 'signedIn'>): Opened => ({
  part: places.length === 0 ? 'none' : places.some(({ kind }) => kind === 'yours') ? 'yours' : 'top',
  chosen: hasChosen(taste),
  learnt: signedIn && taste.learning && taste.beliefs.length > 0,
  exploration: taste.exploration,
  signedIn,
})

const Ways = ({ signedIn }: Pick<Opened, 'signedIn'>) =>
  signedIn ? (
    <>
      <a href="/account/paper">How this page is made</a> <a href="/account/choices">Change your choices</a>
    </>
  ) : (
    <>
      <a href="/welcome/region">Change it</a> <a href="/join?next=%2Fyours">Sign in to keep it</a>
    </>
  )

/** What the page is made of, above its pieces. */
export const Opening = ({ part, chosen, learnt, exploration, signedIn }: Opened) => {
  if (part === 'none')
    return (
      <div class="empty">
        <h2>No news is in the paper yet</h2>
        <p class="page-says">Your page is set as soon as there is some.</p>
      </div>
    )
  if (!chosen && !(learnt && part === 'yours'))
    return (
      <div class="empty">
        <h2>You have chosen nothing yet</h2>
        <p class="page-says">
          Choose a region, sections or titles, and this page is made of them. Until then it shows the largest stories of the paper. What
          others read counts for nothing here.
        </p>
        <p class="onward">
          <a class="button" href="/welcome/region">
            Choose
          </a>
          {signedIn && <a href="/account/paper">How this page is made</a>}
        </p>
      </div>
    )
  if (part === 'top')
    return (
      <div class="empty">
        <h2>Nothing of yours is in the paper right now</h2>
        <p class="page-says">
          No story of the last three days is about what you chose, and none is told by your titles. Below are the largest of all.
        </p>
        <p class="onward">
          <a class="button" href={signedIn ? '/account/choices' : '/welcome/region'}>
            Change your choices
          </a>
        </p>
      </div>
    )
  const made = [chosen && (signedIn ? 'what you chose and said' : 'what you chose'), learnt && 'what you read'].filter(Boolean)
  return (
    <p class="page-says">
      Made of {made.join(', and of ')}; what others read counts for nothing.{' '}
      {exploration > 0 && `${Math.round(exploration * 100)} in 100 places are for something else. `}
      <Ways signedIn={signedIn} />
    </p>
  )
}
