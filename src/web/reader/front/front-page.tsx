import { shelves } from '../../../desk/desk.ts'
import { articleAt, countryAt, deskAt, shelfAt, storyAt, whyAt } from '../../furniture/addresses.ts'
import { Card } from '../../furniture/card.tsx'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, deskName, inLanguage } from '../../furniture/desks.ts'
import { Hoist, titlesLeft } from '../../furniture/hoist.tsx'
import { Pic } from '../../furniture/picture.tsx'
import { Ago } from '../../furniture/times.tsx'
import { From } from '../../furniture/title-mark.tsx'
import { Why, WhyLink } from '../../furniture/why.tsx'
import type { Card as Facts } from '../gather-cards.ts'
import { ownLanguageFirst } from '../own-language-first.ts'
import type { Arranged, Band as BandOf, ShelfBand } from './arrange-front.ts'

type Shown = { now: Date; why: boolean }

const Lead = ({ card, now, why }: Shown & { card: Facts }) => {
  const { article, story, title, first, others } = card
  const standfirst = article.standfirst ?? article.opening?.split('\n')[0]
  return (
    <article class={`first-lead${article.picture ? ' pictured' : ''}`}>
      <div class="words">
        <p class="kicker">
          <From title={title} />
        </p>
        <h2 {...inLanguage(article.language)}>
          <a href={articleAt(article)}>{article.headline}</a>
        </h2>
      </div>
      {article.picture && (
        <figure>
          <div class="frame">
            <Pic picture={article.picture} sizes="(min-width: 1400px) 720px, (min-width: 1000px) 52vw, 100vw" most={1600} lead />
          </div>
          {article.picture.credit && <figcaption>{article.picture.credit}</figcaption>}
        </figure>
      )}
      <div class="under">
        {standfirst && (
          <p class="standfirst" {...inLanguage(article.language)}>
            {standfirst}
          </p>
        )}
        <p class="meta">
          <Ago at={article.published} now={now} />
          {card.mark && <span class="gate-mark">{card.mark}</span>}
          {first && story.titles > 1 && <span>First reported by {first.name}</span>}
          {!why && <WhyLink card={card} />}
        </p>
        {story.titles + (card.hidden ?? 0) > 1 && (
          <div class="also">
            <p class="also-head">
              <a class="told" href={storyAt(story)}>
                <Hoist titles={card.telling} />
                {titlesLeft(card, ' tell this story')}
              </a>
            </p>
            <ul>
              {ownLanguageFirst(others, article.language)
                .slice(0, 4)
                .map((one) => (
                  <li>
                    <a href={articleAt(one)} {...inLanguage(one.language)}>
                      {one.headline}
                    </a>{' '}
                    <span class={`by ${colourClass(one.title)}`}>{one.title.name}</span>
                  </li>
                ))}
            </ul>
          </div>
        )}
        {why && <Why reasons={card.reasons} />}
      </div>
    </article>
  )
}

/** A feature is led by one of its first three that has a picture, and the next that has one stands beside it. */
const pictureFirst = (pieces: Facts[]): Facts[] => {
  const lead = pieces.slice(0, 3).find((card) => card.article.picture) ?? (pieces[0] as Facts)
  const others = pieces.filter((card) => card !== lead)
  const second = others.slice(0, 3).find((card) => card.article.picture) ?? (others[0] as Facts)
  return [lead, second, ...others.filter((card) => card !== second)]
}

const Feature = ({ pieces, ...shown }: Shown & { pieces: Facts[] }) => {
  const [lead, second, third, ...rest] = pictureFirst(pieces) as [Facts, Facts, Facts, ...Facts[]]
  return (
    <div class="band-pieces">
      <Card card={lead} shape="tall" {...shown} />
      <div class="stack">
        <Card card={second} shape="tall" {...shown} />
        <Card card={third} shape={second.article.picture ? 'brief' : 'tall'} {...shown} />
      </div>
      <div class="stack few">
        {rest.map((card) => (
          <Card card={card} shape="digest" {...shown} />
        ))}
      </div>
    </div>
  )
}

const Row = ({ pieces, ...shown }: Shown & { pieces: Facts[] }) => (
  <div class="band-pieces">
    {pieces.map((card, i) => (
      <Card card={card} shape={i < 4 || pieces.length < 8 ? 'tall' : 'brief'} {...shown} />
    ))}
  </div>
)

const Band = ({ band: { desk, look, pieces }, flip, ...shown }: Shown & { band: BandOf<Facts>; flip: boolean }) => {
  // What was chosen may have been withdrawn, and a desk may have no picture at all: what is left is set in rows.
  const feature = look === 'feature' && pieces.length === 6 && pieces.slice(0, 3).some((card) => card.article.picture)
  const across = pieces.length === 6 ? 3 : Math.min(4, pieces.length)
  return (
    <section class={`band ${feature ? `feature${flip ? ' flip' : ''}` : `row n${across}`}`} aria-labelledby={`band-${desk}`}>
      <h2 class="band-name" id={`band-${desk}`}>
        <a href={deskAt(desk)}>{deskName(desk)}</a>
      </h2>
      {feature ? <Feature pieces={pieces} {...shown} /> : <Row pieces={pieces} {...shown} />}
    </section>
  )
}

const ShelfOf = ({ band: { shelf, pieces }, ...shown }: Shown & { band: ShelfBand<Facts> }) => (
  <section class={`band row shelf n${pieces.length}`} aria-labelledby={shelf}>
    <div class="shelf-head">
      <h2 class="band-name" id={shelf}>
        <a href={shelfAt(shelf)}>{shelves[shelf].name}</a>
      </h2>
      <p>{shelves[shelf].about}</p>
    </div>
    <div class="band-pieces">
      {pieces.map((card) => (
        <Card card={card} shape="tall" {...shown} />
      ))}
    </div>
  </section>
)

/** Good news stands in the middle of the page, where a reader has gone through the heavy part of it. */
const goodNewsAfter = 2

export const FrontPage = ({ page, now, why }: Shown & { page: Arranged<Facts> }) => (
  <div class="front wide">
    <h2 class="unseen">Top stories</h2>
    <div class="top">
      {page.lead && <Lead card={page.lead} now={now} why={why} />}
      <div class="beside">
        {page.beside.map((card, i) => (
          <Card card={card} now={now} why={why} shape={i === 0 ? 'tall' : 'side'} />
        ))}
      </div>
    </div>
    {page.seconds.length > 0 && (
      <div class="seconds">
        {page.seconds.map((card) => (
          <Card card={card} now={now} why={why} shape="tall" />
        ))}
      </div>
    )}
    {page.shelves
      .filter((band) => band.shelf !== 'good-news' || page.bands.length < goodNewsAfter)
      .map((band) => (
        <ShelfOf band={band} now={now} why={why} />
      ))}
    {page.briefs.length > 0 && (
      <section class="briefs" aria-labelledby="in-brief">
        <h2 class="band-name" id="in-brief">
          In brief
        </h2>
        <div class="band-pieces">
          {page.briefs.map((card) => (
            <Card card={card} now={now} why={why} shape="brief" />
          ))}
        </div>
      </section>
    )}
    {page.bands.map((band, turn) => (
      <>
        <Band band={band} flip={turn % 4 === 2} now={now} why={why} />
        {turn + 1 === goodNewsAfter &&
          page.shelves.filter((one) => one.shelf === 'good-news').map((one) => <ShelfOf band={one} now={now} why={why} />)}
      </>
    ))}
    {page.countries.length > 0 && (
      <section class="countries" aria-labelledby="by-country">
        <h2 class="band-name" id="by-country">
          <a href="/country">By country</a>
        </h2>
        <p class="page-says">What the titles of each country lead with, in their own languages.</p>
        <div class="band-pieces">
          {page.countries.map(({ country, pieces }) => (
            <section class="country">
              <h3>
                <a href={countryAt(country)}>{countryName(country)}</a>
              </h3>
              <ul>
                {pieces.map(({ article, title }) => (
                  <li>
                    <a href={articleAt(article)} {...inLanguage(article.language)}>
                      {article.headline}
                    </a>{' '}
                    <span class={`by ${colourClass(title)}`}>{title.name}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
    )}
    <p class="why-all">
      {why ? <a href="/">Hide the reasons</a> : <a href="/?why">Why are these stories here?</a>}{' '}
      <a href={whyAt('front')}>What moved, and why</a>
    </p>
  </div>
)
