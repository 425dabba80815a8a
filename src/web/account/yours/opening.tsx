import type { YourPlace } from '../../../edition/edition.ts'
import type { Taste } from '../../../readers/readers.ts'

/** `part`: which pieces there are: none at all, the largest of all, or some of his own. */
export type Opened = { part: 'none' | 'top' | 'yours'; chosen: boolean; learnt: boolean; exploration: number; signedIn: boolean }

/** What the opening of a page goes by: few things, so that many readers have the same. */
export const openingOf = (taste: Taste, places: YourPlace[], { chosen, signedIn }: Pick<Opened, 'chosen' | 'signedIn'>): Opened => ({
  part: places.length === 0 ? 'none' : places.some(({ kind }) => kind === 'yours') ? 'yours' : 'top',
  chosen,
  learnt: signedIn && taste.learning && taste.beliefs.length > 0,
  exploration: taste.exploration,
  signedIn,
})

const percent = (share: number) => `${Math.round(share * 100)} %`

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
  if (!chosen)
    return (
      <div class="empty">
        <h2>You have chosen nothing yet</h2>
        <p class="page-says">
          Choose a region, sections or titles, and this page is made of them. Meanwhile it has the largest stories of the paper. What others
          read counts for nothing here.
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
          No story of the last three days is about what you chose, and none is told by your titles. These are the largest of all.
        </p>
        <p class="onward">
          <a class="button" href={signedIn ? '/account/choices' : '/welcome/region'}>
            Change your choices
          </a>
        </p>
      </div>
    )
  return (
    <p class="page-says">
      Made of what you chose{signedIn ? ' and said' : ''}
      {learnt ? ', and of what you read' : ''}, and of nothing else.{' '}
      {exploration > 0 && `${percent(exploration)} of it is kept for something else. `}
      <Ways signedIn={signedIn} />
    </p>
  )
}
