import type { Db } from '../../base/database.ts'
import { mostLine, type Shelf, sayTime, shelves } from '../../desk/desk.ts'
import { inLanguage } from '../furniture/desks.ts'
import { titlesSay } from '../furniture/hoist.tsx'
import { notFoundReply } from '../reader/notices/notices.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { ClockSays, deskReply } from './desk-frame.tsx'
import { findArticles, offerToPick } from './find-to-pick.ts'
import type { ArticleLine } from './gather-lines.ts'
import { gatherShelf, type ShelfPick } from './gather-shelf.ts'
import { ArticleRow, By } from './lines.tsx'
import { timeField } from './read-times.ts'
import { Time } from './time-field.tsx'

const Line = ({ id, line }: { id: string; line?: string | null }) => (
  <div class="ask line">
    <label for={id}>Line, at most {mostLine} characters</label>
    <input id={id} name="line" value={line ?? ''} maxlength={mostLine} autocomplete="off" />
  </div>
)

/** How a pick stands: in words that say what readers see now. */
const standsAs = ({ from, until, shown, held }: ShelfPick, now: Date): string =>
  !shown
    ? 'Has left the paper'
    : held
      ? 'Held back from every page'
      : from > now
        ? `Waits until ${sayTime(from)}`
        : `Stands until ${sayTime(until)}`

const Picked = ({ pick, n, of, now }: { pick: ShelfPick; n: number; of: number; now: Date }) => (
  <li class={pick.shown && !pick.held && pick.from <= now ? 'counts-now' : undefined}>
    <label class="unseen" for={`n-${pick.id}`}>
      Place of this pick
    </label>
    <input
      class="place"
      id={`n-${pick.id}`}
      name={`n-${pick.id}`}
      form="order"
      type="number"
      min={1}
      max={of}
      value={n}
      inputmode="numeric"
    />
    <div>
      <p class="desk-headline" {...inLanguage(pick.shown?.language ?? null)}>
        {pick.shown ? <a href={pick.shown.href}>{pick.shown.headline}</a> : 'This is not in the paper any more'}
      </p>
      {pick.line && <p class="desk-line">{pick.line}</p>}
      <p class="meta">
        {pick.shown && <By title={pick.shown.title} />}
        <span class={pick.shown && !pick.held ? undefined : 'alarm'}>{standsAs(pick, now)}</span>
        <span>{pick.article ? 'One article' : pick.shown ? `Story, ${titlesSay(pick.shown.titles)}` : 'Story'}</span>
        <span>{pick.by}</span>
      </p>
      <div class="desk-acts">
        <form method="post" action={`/desk/picks/${pick.id}`}>
          <button type="submit" class="plain" name="act" value="up" disabled={n === 1}>
            Up<span class="unseen">: {pick.shown?.headline}</span>
          </button>
          <button type="submit" class="plain" name="act" value="down" disabled={n === of}>
            Down<span class="unseen">: {pick.shown?.headline}</span>
          </button>
          <button type="submit" class="plain" name="act" value="off">
            Take off<span class="unseen">: {pick.shown?.headline}</span>
          </button>
        </form>
        <details>
          <summary>
            Line and times<span class="unseen"> of {pick.shown?.headline}</span>
          </summary>
          <form method="post" action={`/desk/picks/${pick.id}`} class="inline">
            <Line id={`line-${pick.id}`} line={pick.line} />
            <Time id={`from-${pick.id}`} name="from" label="From (UTC)" value={timeField(pick.from)} />
            <Time id={`until-${pick.id}`} name="until" label="Until (UTC)" value={timeField(pick.until)} />
            <button type="submit" class="button" name="act" value="keep">
              Keep so
            </button>
          </form>
        </details>
      </div>
    </div>
  </li>
)

const Offered = ({ line, shelf, now }: { line: ArticleLine; shelf: Shelf; now: Date }) => (
  <li>
    <ArticleRow line={line} now={now}>
      <details class="desk-acts">
        <summary>
          Pick<span class="unseen">: {line.headline}</span>
        </summary>
        <form method="post" action={`/desk/shelves/${shelf}`} class="inline">
          <input type="hidden" name="article" value={line.id} />
          {line.story && (
            <>
              <input type="hidden" name="story" value={line.story} />
              <div class="ask">
                <label for={`what-${line.id}`}>What</label>
                <select id={`what-${line.id}`} name="what">
                  <option value="story">The story, as whoever leads it tells it</option>
                  <option value="article">This article, as {line.title.name} tells it</option>
                </select>
              </div>
            </>
          )}
          <Line id={`line-${line.id}`} />
          <Time id={`from-${line.id}`} name="from" label="From (UTC; empty: now)" />
          <Time id={`until-${line.id}`} name="until" label={`Until (UTC; empty: ${shelves[shelf].lasts / 3_600_000} hours)`} />
          <button type="submit" class="button">
            Put on the shelf
          </button>
        </form>
      </details>
    </ArticleRow>
  </li>
)

type Asked = { shelf: string; q?: string | undefined; said?: string | undefined; problem?: string | undefined }

/** One shelf: what stands and waits on it, in order, and what could be picked for it. */
export const shelfPage = async (db: Db, paper: OwnPaper, { shelf: name, q = '', said, problem }: Asked): Promise<Reply> => {
  if (!Object.hasOwn(shelves, name)) return notFoundReply(paper, 'This shelf')
  const shelf = name as Shelf
  const { now } = paper
  const picks = await gatherShelf(db, shelf, now)
  const words = q.trim()
  const { found, more } = words ? await findArticles(db, words, now) : { found: await offerToPick(db, shelf, now), more: false }
  const path = `/desk/shelves/${shelf}`
  return deskReply(paper, {
    at: shelf,
    name: shelves[shelf].name,
    path,
    said,
    problem,
    says: shelves[shelf].about,
    children: (
      <>
        <section class="office-part">
          <h2>On the shelf</h2>
          {picks.length === 0 ? (
            <p class="none">Nothing stands on it, and nothing waits. Readers do not see an empty shelf.</p>
          ) : (
            <>
              <ol class="desk-list numbered">
                {picks.map((pick, i) => (
                  <Picked pick={pick} n={i + 1} of={picks.length} now={now} />
                ))}
              </ol>
              <form id="order" method="post" action={`${path}/order`} class="onward">
                {picks.length > 1 && (
                  <button type="submit" class="button open">
                    Put in the order of these numbers
                  </button>
                )}
                <a href="/desk/preview">See it as a reader</a>
              </form>
            </>
          )}
          <ClockSays now={now} />
        </section>
        <section class="office-part">
          <h2>
            {words
              ? `Found for “${words.slice(0, 60)}”`
              : shelf === 'our-picks'
                ? 'High on the front page now'
                : 'High in quieter sections now'}
          </h2>
          <form action={path} class="inline">
            <div class="ask">
              <label for="q">Find articles by their words</label>
              <input type="search" id="q" name="q" value={words} maxlength={200} autocomplete="off" />
            </div>
            <button type="submit" class="button">
              Find
            </button>
          </form>
          {found.length === 0 ? (
            <p class="none">{words ? 'No article has these words.' : 'Nothing more stands there now.'}</p>
          ) : (
            <ul class="desk-list two">
              {found.map((line) => (
                <Offered line={line} shelf={shelf} now={now} />
              ))}
            </ul>
          )}
          {more && <p class="hint">There are more: add a word to find the one that you mean.</p>}
        </section>
      </>
    ),
  })
}
