import type { MoveTold, Reason } from '../../../edition/edition.ts'
import { articleAt, whyAt } from '../../furniture/addresses.ts'
import { Card } from '../../furniture/card.tsx'
import { colourClass } from '../../furniture/colour.ts'
import { inLanguage } from '../../furniture/desks.ts'
import { ShortMoment } from '../../furniture/times.tsx'
import type { Card as Facts } from '../gather-cards.ts'
import type { Standing } from './gather-why.ts'
import { pageCalled } from './page-called.ts'

/** What each part of a weight is called beside its bar. */
const weighed: Record<string, string> = { breadth: 'Breadth', prominence: 'Prominence', pace: 'Pace', region: 'Region', picture: 'Picture' }

/** The parts of the weight as bars of ten steps; the longest is the heaviest part. */
const Weights = ({ reasons, score }: { reasons: Reason[]; score: number }) => {
  const parts = reasons.filter((reason) => weighed[reason.code])
  const most = Math.max(0.01, ...parts.map((reason) => reason.weight))
  return (
    <table class="weights">
      <tbody>
        {parts.map((reason) => (
          <tr>
            <th scope="row">{weighed[reason.code]}</th>
            <td>
              {reason.words}
              <i class={`w${Math.max(1, Math.round((10 * reason.weight) / most))}`} />
            </td>
            <td class="number">{reason.weight.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td>{reasons.find((reason) => reason.code === 'freshness')?.words}. The parts fade with time.</td>
          <td class="number">{score.toFixed(2)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

const ordinal = (place: number): string => `Place ${place + 1}`

/** 'from 7 to 3', 'came in at 4', 'left from 12'. Places are counted from 1. */
export const stepWords = ({ from, to }: Pick<MoveTold, 'from' | 'to'>): string => {
  if (from === null) return `Came in at ${(to ?? 0) + 1}`
  if (to === null) return `Left from ${from + 1}`
  return to < from ? `Up from ${from + 1} to ${to + 1}` : to > from ? `Down from ${from + 1} to ${to + 1}` : `Stays at ${to + 1}`
}
const way = ({ from, to }: MoveTold) => (to === null ? 'left' : from === null ? 'came' : to < from ? 'up' : to > from ? 'down' : 'same')

const whyWords = (why: Reason[]) => {
  const words = why.map(({ words }, n) => (n > 0 ? words.replace(/^A title that/, 'a title that') : words)).join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export type Moved = { move: MoveTold; card: Facts }

/** How one story moved on a page, the newest move first. */
const OwnMoves = ({ moves }: { moves: MoveTold[] }) => (
  <ol class="moves">
    {moves.map((move) => (
      <li class={way(move)}>
        <p class="step">
          <ShortMoment at={move.at} /> <b>{stepWords(move)}</b>
        </p>
        <p class="because">{whyWords(move.why)}</p>
      </li>
    ))}
  </ol>
)

/** What moved on a page, minute by minute: each story with its step, and why. */
export const Moves = ({ minutes }: { minutes: { at: Date; moves: Moved[] }[] }) => (
  <>
    {minutes.map(({ at, moves }) => (
      <section class="minute">
        <h2 class="label">
          <ShortMoment at={at} />
        </h2>
        <ol class="moves">
          {moves.map(({ move, card }) => (
            <li class={way(move)}>
              <h3 {...inLanguage(card.article.language)}>
                <a href={articleAt(card.article)}>{card.article.headline}</a>{' '}
                <span class={`by ${colourClass(card.title)}`}>{card.title.name}</span>
              </h3>
              <p class="because">
                <b>{stepWords(move)}.</b> {whyWords(move.why)}.
                {move.to !== null && (
                  <>
                    {' '}
                    <a href={whyAt(move.page, move.storyId)} rel="nofollow">
                      All reasons<span class="unseen">: {card.article.headline}</span>
                    </a>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
      </section>
    ))}
  </>
)

type One = {
  page: { name: string; path: string }
  pageId: string
  card: Facts
  here: Standing | undefined
  elsewhere: Standing[]
  moves: MoveTold[]
  now: Date
}

/** Why one story stands in its place on one page. */
export const WhyStory = ({ page, pageId, card, here, elsewhere, moves, now }: One) => {
  const others = here?.reasons.filter((reason) => !weighed[reason.code] && reason.code !== 'freshness') ?? []
  const isWeighed = here?.reasons.some((reason) => weighed[reason.code])
  return (
    <div class="list wide why-page">
      <h1 class="page-name">Why is this here?</h1>
      <div class="answer">
        <div class="why-card">
          <Card card={{ ...card, page: 'answered' }} now={now} shape="tall" level={2} />
        </div>
        <div>
          <section aria-labelledby="place">
            <h2 class="band-name" id="place">
              {here ? `${ordinal(here.place)} on ` : 'Not on '}
              <a href={page.path}>{page.name}</a>
            </h2>
            {!here && <p class="page-says">This story does not stand on that page now.</p>}
            {others.length > 0 && (
              <ul class="said">
                {others.map((reason) => (
                  <li>{reason.words}.</li>
                ))}
              </ul>
            )}
            {here && isWeighed && <Weights reasons={here.reasons} score={here.score} />}
            {here && isWeighed && (
              <p class="page-says">
                The same rule holds for every story: <a href="/about#top">how stories are weighed</a>. What you read or click plays no part
                in it.
              </p>
            )}
          </section>
          {moves.length > 0 && (
            <section aria-labelledby="moved">
              <h2 class="band-name" id="moved">
                How it moved there
              </h2>
              <OwnMoves moves={moves} />
            </section>
          )}
          {elsewhere.length > 0 && (
            <section aria-labelledby="elsewhere">
              <h2 class="band-name" id="elsewhere">
                Where else it stands
              </h2>
              <ul class="said">
                {elsewhere
                  .toSorted((a, b) => a.place - b.place)
                  .map((one) => {
                    const other = pageCalled(one.page)
                    return (
                      other && (
                        <li>
                          {ordinal(one.place)} on <a href={whyAt(one.page, card.storyId as string)}>{other.name}</a>
                        </li>
                      )
                    )
                  })}
              </ul>
            </section>
          )}
          <p class="why-all">
            <a href={whyAt(pageId)}>What moved on {page.name}, and why</a>
          </p>
        </div>
      </div>
    </div>
  )
}
