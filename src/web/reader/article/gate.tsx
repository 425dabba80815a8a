import type { MayNot } from '../../../membership/membership.ts'
import { articleAt, joinAt, membershipAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { alreadyIn } from '../../furniture/invitation.ts'
import type { Card } from '../gather-cards.ts'
import { type AtGate, gateSays, joinSays } from './gate-says.ts'
import type { Article } from './gather-article.ts'

type Shown = { decision: MayNot; at: AtGate; article: Article; titles: Card['telling'] }

/** A flag for each of the titles around, hanging from the gate's rule as they hang from the paper's own: what is behind it is not one title. */
const Flags = ({ titles }: Pick<Shown, 'titles'>) => (
  <div class="gate-flags" aria-hidden="true">
    {titles.map((title, i) => (
      <i class={`${colourClass(title)} f${(i * 5) % 7}`} />
    ))}
  </div>
)

/** Signing up begins right here: the letter is sent from this form, and its code leads back to this piece. */
const JoinForm = ({ decision, at, article }: Shown) => {
  const { free, more } = joinSays(at, decision)
  return (
    <>
      <form class="gate-form" method="post" action="/join">
        <input type="hidden" name="next" value={articleAt(article)} />
        <label for="gate-mail">Your mail address</label>
        <div class="gate-field">
          <input
            id="gate-mail"
            name="mail"
            type="email"
            inputmode="email"
            autocomplete="email"
            autocapitalize="none"
            spellcheck={false}
            required
            maxlength={254}
            aria-describedby="gate-says"
          />
          <button type="submit">Sign up and read on</button>
        </div>
        <p class="gate-small" id="gate-says">
          <b>{free}</b> {more}
        </p>
      </form>
      <p class="gate-in">
        {alreadyIn[0]} <a href={joinAt(articleAt(article))}>{alreadyIn[1]}</a>
      </p>
    </>
  )
}

/** Where the piece is its publisher's page, the way there: always said, and the only way where nothing opens it here. */
export const ReadItAt = ({ article, main = false }: { article: Article; main?: boolean }) =>
  article.address ? (
    <p class={main ? 'read-on' : 'read-at'}>
      <a href={article.address} rel="noopener">
        Read it at {article.title.name} <span aria-hidden="true">→</span>
      </a>
    </p>
  ) : null

/** What stands where the piece goes on, for who may not read it: why, and what opens it. Nothing of the piece is under it. */
export const Gate = (shown: Shown) => {
  const { decision, at, article, titles } = shown
  const { way, heading, first, words } = gateSays(decision, at)
  if (way === 'publisher')
    return (
      <section class="gate-note withheld" aria-labelledby="gate" data-nosnippet>
        <h2 id="gate">{heading}</h2>
        <p>{words}</p>
        <ReadItAt article={article} main />
      </section>
    )
  return (
    <>
      <section class="gate withheld" aria-labelledby="gate" data-nosnippet>
        <Flags titles={titles} />
        {first && <p class="gate-first">{first}</p>}
        <h2 id="gate">{heading}</h2>
        <p class="gate-words">{words}</p>
        {way === 'join' ? (
          <JoinForm {...shown} />
        ) : (
          <p class="gate-way">
            <a class="button" href={membershipAt({ next: articleAt(article) })}>
              See what membership costs
            </a>
          </p>
        )}
      </section>
      <ReadItAt article={article} />
    </>
  )
}
