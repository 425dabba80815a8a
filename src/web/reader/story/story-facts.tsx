import type { Reason } from '../../../edition/edition.ts'
import { articleAt, countryAt, storyAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { countryName } from '../../furniture/desks.ts'
import { ShortMoment } from '../../furniture/times.tsx'
import { Why } from '../../furniture/why.tsx'
import type { Story, Told } from './gather-story.ts'
import { AskReport } from './report/ask-report.tsx'
import { TopicsInStory } from './topics-in-story.tsx'

/** Who told it when: what the flags on the rule show, in words. Narrow screens have it in the tellings, which follow at once. */
const Reports = ({ tellings }: { tellings: Told[] }) => (
  <ol class="reports" aria-label="Reports in order of time">
    {tellings.map((one) => (
      <li>
        <ShortMoment at={one.published_at} />
        <a class={colourClass(one.title)} href={articleAt(one)} aria-label={`${one.title.name}: ${one.headline}`}>
          {one.title.name}
        </a>
      </li>
    ))}
  </ol>
)

type Shown = { story: Story; tellings: Told[]; countries: string[]; why: Reason[] }

/** What is known of a story beside its tellings, and the one way to say that a piece does not belong to it. */
export const StoryFacts = ({ story, tellings, countries, why }: Shown) => (
  <div class="story-facts">
    {tellings.length > 2 && <Reports tellings={tellings} />}
    <TopicsInStory topics={story.topics} next={storyAt(story)} />
    {countries.length > 0 && (
      <p>
        Told in{' '}
        {countries.map((code, i) => (
          <>
            {i > 0 && ', '}
            <a href={countryAt(code)}>{countryName(code)}</a>
          </>
        ))}
        . <a href={`/feeds/stories/${story.id}.xml`}>Follow it as a feed</a>.
      </p>
    )}
    <Why reasons={why} summary="Why is it on the front page?" />
    {tellings.length > 1 && <AskReport story={story} />}
  </div>
)
