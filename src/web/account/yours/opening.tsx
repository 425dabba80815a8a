import type { YourPlace } from '../../../edition/edition.ts'
import type { Taste } from '../../../readers/readers.ts'

type Shown = { taste: Taste; places: YourPlace[]; chosen: boolean; signedIn: boolean }

const percent = (share: number) => `${Math.round(share * 100)} %`

const Ways = ({ signedIn }: Pick<Shown, 'signedIn'>) =>
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
export const Opening = ({ taste, places, chosen, signedIn }: Shown) => {
  if (places.length === 0)
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
  if (!places.some(({ kind }) => kind === 'yours'))
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
  const learnt = signedIn && taste.learning && taste.beliefs.length > 0
  return (
    <p class="page-says">
      Made of what you chose{signedIn ? ' and said' : ''}
      {learnt ? ', and of what you read' : ''}, and of nothing else.{' '}
      {taste.exploration > 0 && `${percent(taste.exploration)} of it is kept for something else. `}
      <Ways signedIn={signedIn} />
    </p>
  )
}
