import { storyAt } from '../../../furniture/addresses.ts'

type At = { id: string; slug: string }

const reportAt = (story: At, what: { article: string } | { other: string }) => `${storyAt(story)}/report?${new URLSearchParams(what)}`

/** A reader's way to say that one telling is of something else. Whoever is not signed in is asked to do so first. */
export const NotTheSame = ({ story, article, headline }: { story: At; article: string; headline: string }) => (
  <a class="ask-report" rel="nofollow" href={reportAt(story, { article })}>
    Not the same story?<span class="unseen"> {headline}</span>
  </a>
)

/** A reader's way to say that a related story is this one. */
export const BelongTogether = ({ story, other, headline }: { story: At; other: string; headline: string }) => (
  <p class="meta">
    <a class="ask-report" rel="nofollow" href={reportAt(story, { other })}>
      These belong together<span class="unseen">: {headline}</span>
    </a>
  </p>
)
