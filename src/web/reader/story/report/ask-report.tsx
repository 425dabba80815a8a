import { storyAt } from '../../../furniture/addresses.ts'

type At = { id: string; slug: string }

/** A reader's way to say that one of the tellings is of something else; which one he says there. Whoever is not signed in is asked to do so first. */
export const AskReport = ({ story }: { story: At }) => (
  <p>
    <a class="ask-report" rel="nofollow" href={`${storyAt(story)}/report`}>
      One of these is not the same story?
    </a>
  </p>
)

/** A reader's way to say that a related story is this one. */
export const BelongTogether = ({ story, other, headline }: { story: At; other: string; headline: string }) => (
  <p class="meta">
    <a class="ask-report" rel="nofollow" href={`${storyAt(story)}/report?${new URLSearchParams({ other })}`}>
      These belong together<span class="unseen">: {headline}</span>
    </a>
  </p>
)

/** A reader's way to say that a story in another language tells something else than this one. */
export const NotTheSameAbroad = ({ story, article, headline }: { story: At; article: string; headline: string }) => (
  <p class="meta">
    <a class="ask-report" rel="nofollow" href={`${storyAt(story)}/report?${new URLSearchParams({ article })}`}>
      Not the same story?<span class="unseen"> {headline}</span>
    </a>
  </p>
)
