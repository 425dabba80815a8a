import { articleAt, deskAt } from '../../furniture/addresses.ts'
import { countryName, deskName, inLanguage } from '../../furniture/desks.ts'
import { Pic } from '../../furniture/picture.tsx'
import { RelatedCard } from '../../furniture/related-card.tsx'
import { TopStories } from '../article/article-page.tsx'
import type { Card as Facts } from '../gather-cards.ts'
import { Abroad } from './abroad.tsx'
import { FirstReport } from './first-report.tsx'
import { type Folded, foldCopies } from './fold-copies.ts'
import type { Story, Told } from './gather-story.ts'
import { BelongTogether } from './report/ask-report.tsx'
import { columnsOf, factsBeside } from './share-columns.ts'
import { shareTellings } from './share-tellings.ts'
import { shownSummary } from './shown-summary.ts'
import { StoryFacts } from './story-facts.tsx'
import { Summary } from './summary.tsx'
import { Telling } from './telling.tsx'
import { Timeline } from './timeline.tsx'
import type { WhoTellsFacts } from './who-tells/weigh-who-tells.ts'
import { WhoTells } from './who-tells/who-tells.tsx'

type Shown = { story: Story; tellings: Told[]; around: Facts[]; whoTells: WhoTellsFacts | undefined; now: Date }

/** The picture of the story, with whose it is. */
const LeadPicture = ({ one }: { one: Told }) =>
  one.picture && (
    <figure class="lead-picture">
      <div class="frame">
        <Pic picture={one.picture} sizes="(min-width: 1000px) 640px, 92vw" most={1280} lead />
      </div>
      <figcaption>
        <span {...inLanguage(one.language)}>{one.picture.caption}</span> <small>{one.picture.credit ?? one.title.name}</small>
      </figcaption>
    </figure>
  )

const hours = (ms: number): string => {
  const whole = Math.round(ms / 3_600_000)
  return whole < 1 ? 'within the hour' : whole < 48 ? `over ${whole} hour${whole === 1 ? '' : 's'}` : `over ${Math.round(whole / 24)} days`
}

export const StoryPage = ({ story, tellings, around, whoTells, now }: Shown) => {
  const titles = new Set(tellings.map((one) => one.title.id)).size
  // A reader's mutes have taken the first away: nobody else is called so.
  const first = story.first_article_id === '' ? undefined : (tellings.find((one) => one.id === story.first_article_id) ?? tellings[0])
  const own = foldCopies(tellings, story.lead_article_id)
  const lead = own.find((one) => one.id === story.lead_article_id) ?? own[0]
  const name = tellings.find((one) => one.id === story.name_article_id) ?? lead
  const pictured = tellings.find((one) => one.id === story.picture_article_id && one.picture?.id === story.picture_id)
  const quotes = shownSummary(story.summary, tellings)
  const related = around.filter((card) => card.page === 'related')
  const top = around.filter((card) => card.page === 'front' && card.story.id !== story.id).slice(0, 6)
  const placed = around.find((card) => card.page === 'front' && card.story.id === story.id)
  const { beside, under, across } = shareTellings(own.filter((one) => one !== lead))
  // In a line of many a picture beside none leaves a hole.
  const bare = under.some((one) => !one.picture)
  const telling = (one: Folded) => (
    <Telling one={one} now={now} first={one.id === first?.id} pictured={one.id === pictured?.id || (bare && under.includes(one))} />
  )
  const countries = story.countries.filter((code) => countryName(code))
  const facts = <StoryFacts story={story} tellings={tellings} countries={countries} why={placed?.reasons ?? []} />
  const besides = factsBeside({ hasPicture: (pictured ?? lead)?.picture != null, quotes: quotes.length }, beside)
  return (
    <div class="story">
      <div class="story-head wide">
        <p class="label">
          {deskName(story.desk) && <a href={deskAt(story.desk as string)}>{deskName(story.desk)}</a>} One story,{' '}
          {titles === 1 ? 'one title so far' : `${titles} titles`}
        </p>
        <h1 {...inLanguage(name?.language ?? story.language)}>{name ? <a href={articleAt(name)}>{name.headline}</a> : story.headline}</h1>
        {tellings.length > 1 && <Timeline tellings={tellings} />}
        <p class="dateline">
          <FirstReport first={first} how={story.first_how} tellings={tellings} />
          {tellings.length > 1 && <span>Told {hours(story.latest_at.getTime() - story.began_at.getTime())}</span>}
          {countries.length > 1 && <span>From {countries.length} countries</span>}
        </p>
      </div>
      <div class={`side-by-side wide of${Math.min(3, own.length)}`}>
        <div class="leads">
          {pictured?.picture && <LeadPicture one={pictured} />}
          <Summary quotes={quotes} />
          {lead && (
            <Telling
              one={lead}
              now={now}
              first={lead.id === first?.id}
              lead
              named={lead.id === name?.id}
              brief={quotes.length > 0}
              pictured={pictured?.picture != null}
            />
          )}
          {!besides && facts}
        </div>
        {beside.length > 0 && (
          <div class="along">
            <div class="others">
              {columnsOf(beside).map((column) => (
                <div class="column">{column.map(telling)}</div>
              ))}
            </div>
            {besides && facts}
          </div>
        )}
      </div>
      {under.length > 0 && <div class={`others under wide across${across}`}>{under.map(telling)}</div>}
      <Abroad story={story} tellings={tellings} cards={around.filter((card) => card.page === 'abroad')} />
      <WhoTells told={whoTells} now={now} />
      {related.length > 0 && (
        <section class="related wide" aria-labelledby="related">
          <h2 class="band-name" id="related">
            Related stories
          </h2>
          <div class="band-pieces">
            {related.map((card) => (
              <RelatedCard card={card} now={now}>
                <BelongTogether story={story} other={card.story.id} headline={card.article.headline} />
              </RelatedCard>
            ))}
          </div>
        </section>
      )}
      <TopStories cards={top} now={now} />
    </div>
  )
}
