import type { Db } from '../../../base/database.ts'
import { homeSentence } from '../../../intake/intake.ts'
import { machineUseSentence, termsSentence } from '../../../titles/titles.ts'
import { countryAt, titleAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, languageName } from '../../furniture/desks.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { ago } from '../../furniture/times.tsx'
import { kindName } from '../../furniture/title-kinds.ts'
import { From, Mark } from '../../furniture/title-mark.tsx'
import { Tune } from '../../furniture/tune.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { markOfTitle } from '../../sight.ts'
import { chooseLatest, readMark } from '../choose-list.ts'
import type { Card } from '../gather-cards.ts'
import { notFoundReply } from '../notices/notices.tsx'
import { LatestList } from '../section/list-page.tsx'
import { feedHealth } from './feed-health.ts'
import { type FeedFacts, gatherTitle, type Title } from './gather-title.ts'
import { LeaningFacts, OwnerFacts } from './owner-facts.tsx'

const states: Record<string, string> = {
  new: 'not called yet',
  well: 'answers',
  quiet: 'answers, nothing new for long',
  troubled: 'in trouble',
  gone: 'gone',
}

const Feeds = ({ feeds, now }: { feeds: FeedFacts[]; now: Date }) => (
  <details class="changes">
    <summary>Each of its feeds</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Section</th>
          <th scope="col">State</th>
          <th scope="col">Last answer</th>
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => (
          <tr>
            <td>{feed.section ?? 'Main feed'}</td>
            <td>
              {states[feed.state ?? 'new']}
              {feed.problem && feed.state !== 'well' && `: ${feed.problem}`}
            </td>
            <td>{feed.answered ? ago(new Date(feed.answered), now) : 'never'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

const Facts = ({ title, now }: { title: Title; now: Date }) => {
  const health = feedHealth(title.feeds, now)
  return (
    <dl class="title-facts">
      <dt>Publisher</dt>
      <dd>{title.publisher}</dd>
      <OwnerFacts title={title} />
      {kindName(title.kind) && (
        <>
          <dt>Type</dt>
          <dd>{kindName(title.kind)}</dd>
        </>
      )}
      {title.country && countryName(title.country) && (
        <>
          <dt>Country</dt>
          <dd>
            <a href={countryAt(title.country)}>{countryName(title.country)}</a>
          </dd>
        </>
      )}
      {title.language && (
        <>
          <dt>Language</dt>
          <dd>{languageName(title.language)}</dd>
        </>
      )}
      <dt>What you see here</dt>
      <dd>
        {termsSentence(title.terms)} {markOfTitle(title.terms) && <a href="/about#gate">How that works</a>}
        {title.sections.map(({ section, terms }) => (
          <p>
            {section}: {termsSentence(terms)}
          </p>
        ))}
        {title.machines && <p class="machine-use">{machineUseSentence(title.machines)}</p>}
      </dd>
      <dt>Its feeds</dt>
      <dd class={health.well ? undefined : 'unwell'}>
        {title.left_at ? 'This title has left the paper; what it gave until then stays.' : health.words}
        {title.feeds.length > 0 && <Feeds feeds={title.feeds} now={now} />}
      </dd>
      {title.look && !title.left_at && (
        <>
          <dt>Its home page</dt>
          <dd>{homeSentence(title.look, now)}</dd>
        </>
      )}
      <LeaningFacts title={title} />
      {title.editions.length > 0 && (
        <>
          <dt>Also by {title.publisher}</dt>
          <dd class="editions">
            {title.editions.map((edition) => (
              <From title={edition} />
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

const Pieces = ({
  title,
  cards,
  next,
  now,
  older,
}: {
  title: Title
  cards: Card[]
  next: string | undefined
  now: Date
  older: boolean
}) => (
  <section aria-label={`Latest from ${title.name}`}>
    <h2 class="band-name">{older ? 'Older pieces' : 'Latest'}</h2>
    {older && (
      <p class="all">
        <a href={titleAt(title.id)}>Back to the latest</a>
      </p>
    )}
    {cards.length === 0 ? (
      <p class="empty">{older ? 'Nothing older is in the paper.' : 'Nothing has come in from this title yet.'}</p>
    ) : (
      <LatestList cards={cards} now={now} next={next} path={titleAt(title.id)} level={3} />
    )}
  </section>
)

/** A title: who it is, what of it is shown here and why no more, how its feeds stand, and its latest pieces. */
export const title = async (db: Db, paper: Paper, { id, before }: { id: string; before?: string }): Promise<Reply> => {
  const found = await gatherTitle(db, id)
  if (!found) return notFoundReply(paper, 'This title')
  const { places, next } = await chooseLatest(db, { title: id }, readMark(before), 24)
  const { cards, stories, titles } = await gatherUnmuted(db, paper, places, { kind: 'title', key: id })
  return pageReply(paper, {
    title: found.name,
    description: found.about ?? `${found.name}, published by ${found.publisher}: its latest pieces.`,
    path: titleAt(id),
    index: before === undefined ? undefined : false,
    feeds: [{ title: `${found.name} · ${paper.name}`, href: `/feeds/titles/${encodeURIComponent(id)}.xml` }],
    body: (
      <div class={`title-page wide ${colourClass(found)}`}>
        <header class="title-head">
          <Mark title={found} large />
          <div>
            <h1>{found.name}</h1>
            {found.about && <p class="standfirst">{found.about}</p>}
            <p class="title-ways">
              {found.home && (
                <a href={found.home} rel="noopener">
                  Go to {found.name} <span aria-hidden="true">→</span>
                </a>
              )}
              <a href={`/search?title=${encodeURIComponent(id)}`}>Search in it</a>
              <a href={`/feeds/titles/${encodeURIComponent(id)}.xml`}>Feed</a>
            </p>
          </div>
        </header>
        <Tune things={[{ kind: 'title', key: id, name: found.name }]} next={titleAt(id)} summary={`Follow or mute ${found.name}`} />
        <Facts title={found} now={paper.now} />
        <HiddenNote paper={paper} path={titleAt(id)} stories={stories} titles={titles.size} />
        <Pieces title={found} cards={cards} next={next} now={paper.now} older={before !== undefined} />
      </div>
    ),
  })
}
