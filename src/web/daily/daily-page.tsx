import { type DailyPart, type DailySettings, oneOfTop } from '../../edition/edition.ts'
import { articleAt, storyAt } from '../furniture/addresses.ts'
import { inLanguage } from '../furniture/desks.ts'
import { titlesLeft } from '../furniture/hoist.tsx'
import { Sign } from '../furniture/masthead.tsx'
import { Pic } from '../furniture/picture.tsx'
import { From } from '../furniture/title-mark.tsx'
import type { Card } from '../reader/gather-cards.ts'
import { brief, minutesSay, partNames, sayDayOf, sayMinute, sayMinutes, storiesSay } from './daily-words.ts'

export type DailyPiece = { part: DailyPart; because: string | null; card: Card }

/** What every piece of a part has in common is its name already. */
const said = ({ part, because }: DailyPiece) => (part === 'top' && because === oneOfTop ? null : because)

const Piece = ({ piece, number }: { piece: DailyPiece; number: number }) => {
  const { card } = piece
  const { article, story, title } = card
  const because = said(piece)
  const text = brief(card)
  return (
    <li class="daily-piece" id={`n${number}`} value={number} data-n={number}>
      <h3 {...inLanguage(article.language)}>
        <a href={articleAt(article)}>{article.headline}</a>
      </h3>
      {text && <p {...inLanguage(article.language)}>{text}</p>}
      <p class="meta">
        <From title={title} />
        {story.titles + (card.hidden ?? 0) > 1 && <a href={storyAt(story)}>{titlesLeft(card, ' tell it')}</a>}
        {card.mark && <span class="gate-mark">{card.mark}</span>}
      </p>
      {because && <p class="because">{because}</p>}
    </li>
  )
}

const Whole = ({ piece: { card, because }, number }: { piece: DailyPiece; number: number }) => {
  const { article, title } = card
  return (
    <div class="daily-whole" id={`n${number}`}>
      {article.picture && (
        <figure>
          <Pic picture={article.picture} sizes="(min-width: 800px) 680px, 100vw" most={1280} />
        </figure>
      )}
      <h3 {...inLanguage(article.language)}>
        <a href={articleAt(article)}>{article.headline}</a>
      </h3>
      {brief(card) && <p {...inLanguage(article.language)}>{brief(card)}</p>}
      <p class="meta">
        <From title={title} />
        <span>{minutesSay(article.minutes)}</span>
      </p>
      {because && <p class="because">{because}</p>}
    </div>
  )
}

/** `gone`: pieces that were set and are not here any more; `mutes`: its reader has muted something. */
type Shown = { day: string; minutes: number; pieces: DailyPiece[]; gone: number; mutes: boolean; nextSays: string }

/** The finite paper of a day: its parts, each story with its number, and an end. */
export const DailyPage = ({ day, minutes, pieces, gone, mutes, nextSays }: Shown) => {
  const parts = (Object.keys(partNames) as DailyPart[]).flatMap((part) => {
    const own = pieces.filter((piece) => piece.part === part)
    return own.length > 0 ? [{ part, own, from: pieces.findIndex((piece) => piece.part === part) + 1 }] : []
  })
  return (
    <div class="daily">
      <header class="daily-head">
        <p class="kicker">The daily edition</p>
        <h1>{sayDayOf(day)}</h1>
        <p class="page-says">
          {sayMinutes(minutes)}, {storiesSay(pieces.length)}. Then it ends.
        </p>
      </header>
      {parts.map(({ part, own, from }) => (
        <section aria-labelledby={`daily-${part}`} class={part === 'whole' ? 'daily-part read-whole' : 'daily-part'}>
          <h2 class="band-name" id={`daily-${part}`}>
            {partNames[part]}
          </h2>
          {part === 'whole' ? (
            own.map((piece, i) => <Whole piece={piece} number={from + i} />)
          ) : (
            <ol>
              {own.map((piece, i) => (
                <Piece piece={piece} number={from + i} />
              ))}
            </ol>
          )}
        </section>
      ))}
      {gone > 0 && (
        <p class="hint">
          {gone === 1 ? 'One piece' : `${gone} pieces`} {mutes ? 'taken back, or muted by you, since.' : 'taken back since.'}
        </p>
      )}
      <div class="daily-end">
        <Sign />
        <p class="daily-end-says">That is the paper for {sayDayOf(day)}.</p>
        <p>{nextSays}</p>
      </div>
    </div>
  )
}

/** When an edition is set, and whether it comes by mail. */
export const DailySettingsForm = ({ settings, zones }: { settings: DailySettings; zones: string[] }) => (
  <section class="daily-settings" aria-labelledby="daily-settings">
    <h2 id="daily-settings">When and how it comes</h2>
    <form method="post" action="/daily/settings">
      <label class="choice">
        <input type="checkbox" name="mail" value="yes" checked={settings.mail} />
        <span>
          <b>Send it to me by mail</b>
          <small>One letter a day, when it is set. Each has a link that ends them.</small>
        </span>
      </label>
      <div class="ask">
        <label for="daily-hour">Set it at</label>
        <p class="hint" id="daily-hour-hint">
          {settings.learnt
            ? `You usually begin to read at about ${sayMinute(settings.minute)}: that is taken when this is empty.`
            : 'Empty: when you usually read, once that is known; half past six until then.'}
        </p>
        <input
          id="daily-hour"
          name="hour"
          type="time"
          step={1800}
          value={settings.said === null ? '' : sayMinute(settings.said)}
          aria-describedby="daily-hour-hint"
        />
      </div>
      <div class="ask">
        <label for="daily-zone">By the clock of</label>
        <select id="daily-zone" name="zone" data-zone={settings.zone === 'UTC' ? 'guess' : undefined}>
          {zones.map((zone) => (
            <option value={zone} selected={zone === settings.zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </div>
      <button class="button" type="submit">
        Keep this
      </button>
    </form>
  </section>
)
