import type { ComponentChildren } from 'preact'
import type { MayNot } from '../../../membership/membership.ts'
import { articleAt, countryAt, deskAt, storyAt, titleAt, versionsAt } from '../../furniture/addresses.ts'
import { Byline } from '../../furniture/byline.tsx'
import { Card } from '../../furniture/card.tsx'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, deskName, inLanguage, languageName } from '../../furniture/desks.ts'
import { Hoist, titlesSay } from '../../furniture/hoist.tsx'
import { Pic } from '../../furniture/picture.tsx'
import { RelatedCard } from '../../furniture/related-card.tsx'
import { Ago, Moment } from '../../furniture/times.tsx'
import { Mark } from '../../furniture/title-mark.tsx'
import { type Thing, Tune } from '../../furniture/tune.tsx'
import { GiveArticle } from '../../membership/give-article.tsx'
import type { Card as Facts } from '../gather-cards.ts'
import { ownLanguageFirst } from '../own-language-first.ts'
import { ownStandfirst, paragraphs } from './body.ts'
import { CopiesLine } from './copies.tsx'
import { Gate, ReadItAt } from './gate.tsx'
import type { AtGate } from './gate-says.ts'
import type { Article } from './gather-article.ts'
import { RightsLine } from './rights-line.tsx'
import { showBody } from './show-body.ts'
import { UpdatesList } from './updates-list.tsx'

/** Whose page this is: the title's mark and name, and the section that the title gives the piece. */
const Host = ({ article: { title, section, desk } }: { article: Article }) => (
  <div class={`host ${colourClass(title)}`}>
    <a class="host-name" href={titleAt(title.id)}>
      <Mark title={title} large />
      <span>{title.name}</span>
    </a>
    {(section ?? desk) && (
      <p class="host-section">{deskName(desk) && desk ? <a href={deskAt(desk)}>{section ?? deskName(desk)}</a> : section}</p>
    )}
  </div>
)

/** The piece as far as it is shown. `gated`: not everybody sees all of it, and this reader does; search engines are told so by the class. */
const Body = ({ article, fades, gated }: { article: Article; fades: boolean; gated: boolean }) => {
  const { html, opening } = article
  const kind = `body${fades ? ' fades' : ''}${gated ? ' withheld' : ''}`
  if (html) {
    const shown = showBody(html)
    return (
      <>
        <UpdatesList updates={shown.updates} language={article.language} />
        <div class={kind} {...inLanguage(article.language)} dangerouslySetInnerHTML={{ __html: shown.html }} />
      </>
    )
  }
  const lines = paragraphs(opening)
  return lines.length === 0 ? null : (
    <div class={kind} {...inLanguage(article.language)}>
      {lines.map((text) => (
        <p>{text}</p>
      ))}
    </div>
  )
}

const Changes = ({ article }: { article: Article }) => {
  const { version, versions, language } = article
  return version < 2 ? null : (
    <details class="changes">
      <summary>
        Version {version}: changed {version === 2 ? 'once' : `${version - 1} times`} since it came in
      </summary>
      <p>
        <a href={versionsAt(article)} rel="nofollow">
          See what was changed
        </a>
      </p>
      <ol>
        {versions
          .filter((one) => one.version < version)
          .map((one) => (
            <li>
              <Moment at={new Date(one.seen)} />
              <span {...inLanguage(language)}>{one.headline}</span>
              {one.note && <em {...inLanguage(language)}>{one.note}</em>}
            </li>
          ))}
      </ol>
    </details>
  )
}

export const Tellings = ({ card: { story, ...card } }: { card: Facts }) => (
  <div class="tellings">
    <h3>
      <a href={storyAt(story)}>{story.titles === 2 ? 'Another title tells it' : `${story.titles - 1} other titles tell it`}</a>
    </h3>
    {card.hidden ? <p class="label">{titlesSay(card.hidden)} hidden</p> : null}
    <Hoist titles={card.telling} most={24} />
    <ul>
      {ownLanguageFirst(card.others, card.article.language)
        .slice(0, 6)
        .map((one) => (
          <li>
            <span class={`by ${colourClass(one.title)}`}>{one.title.name}</span>
            <a href={articleAt(one)} {...inLanguage(one.language)}>
              {one.headline}
            </a>
          </li>
        ))}
    </ul>
    <p class="all">
      <a href={storyAt(story)}>All tellings side by side</a>
    </p>
  </div>
)

type Shown = {
  article: Article
  self: Facts | undefined
  related: Facts[]
  top: Facts[]
  now: Date
  /** The no that this page is made for, and to whom it is said. */
  gate?: { decision: MayNot; at: AtGate }
  /** Whether not everybody may read what is read here. */
  gated?: boolean
  /** Said quietly above the text: how it comes that it is open. */
  note?: string
  /** Whether this reader may open it for a friend. */
  gives?: boolean
  /** What its reader may follow or mute here. */
  things?: Thing[]
  /** Whether the page tells the paper how far its reader is. */
  reads?: boolean
  /** The block that asks in is for who is not in. */
  asks?: ComponentChildren
}

/** The titles of the pieces around, each once. */
const titlesAround = (cards: Facts[]) =>
  [...new Map(cards.flatMap((card) => card.telling).map((title) => [title.id, title])).values()].slice(0, 14)

export const ArticlePage = ({
  article,
  self,
  related,
  top,
  now,
  gate,
  gated = false,
  note,
  gives = false,
  things = [],
  reads = false,
  asks,
}: Shown) => {
  const { picture, title, story } = article
  const others = story && self && self.others.length > 0
  const standfirst = ownStandfirst(article)
  return (
    <div class={`piece ${colourClass(title)}`} data-reads={reads || undefined}>
      <article class="sheet wide">
        <Host article={article} />
        <div class="text">
          <Byline names={article.byline} wire={article.wire} />
          <h1 {...inLanguage(article.language)}>{article.headline}</h1>
          {standfirst && (
            <p class="standfirst" {...inLanguage(article.language)}>
              {standfirst}
            </p>
          )}
          <p class="dateline">
            <Moment at={article.published_at} />
            {article.updated_at && (
              <span>
                Changed <Ago at={article.updated_at} now={now} />
              </span>
            )}
            {article.minutes > 0 && article.html && <span>{article.minutes} min read</span>}
            {inLanguage(article.language).lang && <span>In {languageName(article.language as string)}</span>}
            {title.country && countryName(title.country) && (
              <span>
                Published in <a href={countryAt(title.country)}>{countryName(title.country)}</a>
              </span>
            )}
          </p>
          {article.copies && <CopiesLine copies={article.copies} wire={article.wire} byline={article.byline} />}
          {note && <p class="meter">{note}</p>}
          {article.correction && (
            <aside class="note" aria-label="Correction">
              <b>Correction</b> <span {...inLanguage(article.language)}>{article.correction}</span>{' '}
              {article.version > 1 && (
                <a href={versionsAt(article)} rel="nofollow">
                  See what was changed
                </a>
              )}
            </aside>
          )}
          {picture && (
            <figure>
              <Pic picture={picture} sizes="(min-width: 1240px) 700px, (min-width: 760px) 700px, 100vw" most={1600} natural lead />
              {(picture.caption || picture.credit) && (
                <figcaption {...inLanguage(article.language)}>
                  {picture.caption} {picture.credit && <small>{picture.credit}</small>}
                </figcaption>
              )}
            </figure>
          )}
          <Body article={article} fades={gate !== undefined && article.html !== null} gated={gated} />
          {gate ? (
            <Gate {...gate} article={article} titles={titlesAround([...related, ...top])} />
          ) : (
            <ReadItAt article={article} main={!article.html} />
          )}
          <Tune things={things} next={articleAt(article)} />
          {article.rights && <RightsLine rights={article.rights} />}
          {gives && <GiveArticle article={article.id} />}
          <Changes article={article} />
        </div>
      </article>
      {(others || related.length > 0) && (
        <section class="related wide" aria-labelledby="related">
          <h2 class="band-name" id="related">
            Related
          </h2>
          <div class={`band-pieces${others ? ` told-too r${Math.min(3, related.length)}` : ''}`}>
            {others && <Tellings card={self} />}
            {related.map((card) => (
              <RelatedCard card={card} now={now} />
            ))}
          </div>
        </section>
      )}
      <TopStories cards={top} now={now} />
      {asks}
    </div>
  )
}

export const TopStories = ({ cards, now }: { cards: Facts[]; now: Date }) =>
  cards.length === 0 ? null : (
    <section class="top-stories wide" aria-labelledby="top-stories">
      <h2 class="band-name" id="top-stories">
        <a href="/">Top stories</a>
      </h2>
      <div class="band-pieces">
        {cards.map((card, i) => (
          <Card card={card} now={now} shape={i < 2 ? 'tall' : 'digest'} />
        ))}
      </div>
    </section>
  )
