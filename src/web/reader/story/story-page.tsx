import { articleAt, countryAt, deskAt, titleAt } from '../../furniture/addresses.ts'
import { Card, firstSentence } from '../../furniture/card.tsx'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, deskName, inLanguage, languageName } from '../../furniture/desks.ts'
import { Pic } from '../../furniture/picture.tsx'
import { Ago, Moment, ShortMoment } from '../../furniture/times.tsx'
import { Mark } from '../../furniture/title-mark.tsx'
import { Why } from '../../furniture/why.tsx'
import { TopStories } from '../article/article-page.tsx'
import { ownStandfirst, paragraphs } from '../article/body.ts'
import type { Card as Facts } from '../gather-cards.ts'
import { Coverage } from './coverage/coverage.tsx'
import type { Coverage as Covered } from './coverage/weigh-coverage.ts'
import { type Folded, foldCopies } from './fold-copies.ts'
import type { Story, Told } from './gather-story.ts'
import { shareTellings } from './share-tellings.ts'
import { Timeline } from './timeline.tsx'

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

type Shown = { story: Story; tellings: Told[]; around: Facts[]; coverage: Covered | undefined; now: Date }

const hours = (ms: number): string => {
  const whole = Math.round(ms / 3_600_000)
  return whole < 1 ? 'within the hour' : whole < 48 ? `over ${whole} hour${whole === 1 ? '' : 's'}` : `over ${Math.round(whole / 24)} days`
}

/** The words of the leading telling: its headline stands over the whole page already. */
const LeadWords = ({ one }: { one: Told }) => (
  <>
    {ownStandfirst(one) && (
      <p class="standfirst" {...inLanguage(one.language)}>
        {one.standfirst}
      </p>
    )}
    <div class="telling-opening" {...inLanguage(one.language)}>
      {paragraphs(one.opening).map((text) => (
        <p>{text}</p>
      ))}
    </div>
    <p class="all">
      <a href={articleAt(one)}>
        Read on<span class="unseen">: {one.headline}</span>
      </a>
    </p>
  </>
)

/** The titles that print the same text, with a way to each. */
const Copies = ({ one }: { one: Folded }) =>
  one.copies.length === 0 ? null : (
    <p class="copies">
      {one.wire ? 'Agency copy, also in ' : 'The same text in '}
      {one.copies.map((copy, i) => (
        <>
          {i > 0 && (i === one.copies.length - 1 ? ' and ' : ', ')}
          <a href={articleAt(copy)}>{copy.title.name}</a>
        </>
      ))}
    </p>
  )

const Telling = ({ one, now, first, lead }: { one: Folded; now: Date; first: boolean; lead: boolean }) => (
  <article class={`telling ${colourClass(one.title)}${lead ? ' leading' : ''}`}>
    <div class="telling-head">
      <a class="from" href={titleAt(one.title.id)}>
        <Mark title={one.title} />
        {one.title.name}
      </a>
      {first && <p class="first">First reported</p>}
    </div>
    {one.picture && (
      <div class="frame">
        <Pic
          picture={one.picture}
          sizes={lead ? '(min-width: 1000px) 640px, 92vw' : '(min-width: 1000px) 300px, (min-width: 640px) 45vw, 92vw'}
          most={lead ? 1280 : 960}
          lead={lead}
        />
      </div>
    )}
    {lead ? (
      <LeadWords one={one} />
    ) : (
      <>
        <h2 {...inLanguage(one.language)}>
          <a href={articleAt(one)}>{one.headline}</a>
        </h2>
        <p class="standfirst" {...inLanguage(one.language)}>
          {one.standfirst ?? firstSentence(one.opening)}
        </p>
      </>
    )}
    <p class="meta">
      <Ago at={one.published_at} now={now} />
      {inLanguage(one.language).lang && <span>In {languageName(one.language as string)}</span>}
      {one.wire && <span>{one.wire}</span>}
      {one.corrected && <span>Corrected</span>}
    </p>
    <Copies one={one} />
  </article>
)

export const StoryPage = ({ story, tellings, around, coverage, now }: Shown) => {
  const titles = new Set(tellings.map((one) => one.title.id)).size
  const first = tellings.find((one) => one.id === story.first_article_id) ?? tellings[0]
  const own = foldCopies(tellings, story.lead_article_id)
  const lead = own.find((one) => one.id === story.lead_article_id) ?? own[0]
  const related = around.filter((card) => card.page === 'related')
  const top = around.filter((card) => card.page === 'front' && card.story.id !== story.id).slice(0, 6)
  const placed = around.find((card) => card.page === 'front' && card.story.id === story.id)
  const { beside, under, across } = shareTellings(own.filter((one) => one !== lead))
  const telling = (one: Folded) => <Telling one={one} now={now} first={one.id === first?.id} lead={false} />
  const countries = story.countries.filter((code) => countryName(code))
  return (
    <div class="story">
      <div class="story-head wide">
        <p class="label">
          {deskName(story.desk) && <a href={deskAt(story.desk as string)}>{deskName(story.desk)}</a>} One story,{' '}
          {titles === 1 ? 'one title so far' : `${titles} titles`}
        </p>
        <h1 {...inLanguage(lead?.language ?? story.language)}>{lead ? <a href={articleAt(lead)}>{lead.headline}</a> : story.headline}</h1>
        {tellings.length > 1 && <Timeline tellings={tellings} />}
        <p class="dateline">
          {first && (
            <span>
              First reported by <a href={titleAt(first.title.id)}>{first.title.name}</a>, <Moment at={first.published_at} />
            </span>
          )}
          {tellings.length > 1 && <span>Told {hours(story.latest_at.getTime() - story.began_at.getTime())}</span>}
          {countries.length > 1 && <span>From {countries.length} countries</span>}
        </p>
      </div>
      <div class={`side-by-side wide of${Math.min(3, own.length)}`}>
        <div class="leads">
          {lead && <Telling one={lead} now={now} first={lead.id === first?.id} lead />}
          {tellings.length > 2 && <Reports tellings={tellings} />}
          <div class="story-facts">
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
            {placed && <Why reasons={placed.reasons} summary="Why is it on the front page?" />}
          </div>
        </div>
        {beside.length > 0 && <div class="others">{beside.map(telling)}</div>}
      </div>
      {under.length > 0 && <div class={`others under wide across${across}`}>{under.map(telling)}</div>}
      <Coverage told={coverage} now={now} />
      {related.length > 0 && (
        <section class="related wide" aria-labelledby="related">
          <h2 class="band-name" id="related">
            Related stories
          </h2>
          <div class="band-pieces">
            {related.map((card) => (
              <Card card={card} now={now} shape="side" />
            ))}
          </div>
        </section>
      )}
      <TopStories cards={top} now={now} />
    </div>
  )
}
