import type { Db } from '../../base/database.ts'
import { activePins, type Shelf, sayTime, shelves, waitingReports } from '../../desk/desk.ts'
import { Ledger } from '../office/ledger.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { DecisionRows, nameSubjects } from './decision-rows.tsx'
import { ClockSays, deskReply } from './desk-frame.tsx'
import { gatherDecisions } from './gather-decisions.ts'
import { gatherShelf, type ShelfPick } from './gather-shelf.ts'
import { gatherUnsure, type Unsure } from './gather-unsure.ts'
import { likenessSays } from './likeness-says.ts'
import { ArticleRow, StoryRow } from './lines.tsx'

const Sum = ({ of, is, at, alarm }: { of: string; is: number; at: string; alarm?: boolean }) => (
  <div>
    <dt>
      <a href={at}>{of}</a>
    </dt>
    <dd class={alarm && is > 0 ? 'alarm' : undefined}>{is.toLocaleString('en')}</dd>
  </div>
)

const headline = ({ shown }: ShelfPick) =>
  shown ? <a href={shown.href}>{shown.headline}</a> : <span class="alarm">Has left the paper</span>

const Standing = ({ shelf, picks, now }: { shelf: Shelf; picks: ShelfPick[]; now: Date }) => (
  <section class="office-part">
    <h2>
      <a href={`/desk/shelves/${shelf}`}>{shelves[shelf].name}</a>
    </h2>
    <Ledger
      name={shelves[shelf].name}
      none="Nothing stands on it, and nothing waits."
      heads={['', 'Pick', 'Line', 'Times']}
      rows={picks.map((pick, i) => [
        `${i + 1}`,
        headline(pick),
        pick.line ?? '',
        pick.held
          ? 'Held back from every page'
          : pick.from > now
            ? `Waits until ${sayTime(pick.from)}`
            : `Stands until ${sayTime(pick.until)}`,
      ])}
    />
  </section>
)

const Doubts = ({ unsure: { placed, near }, now }: { unsure: Unsure; now: Date }) => (
  <>
    <section class="office-part">
      <h2>Told together, and unsure of it</h2>
      {placed.length === 0 ? (
        <p class="none">The machine is sure of what it placed lately.</p>
      ) : (
        <ul class="desk-list two">
          {placed.map(({ article, story }) => (
            <li>
              <ArticleRow line={{ ...article, story: null }} now={now} />
              <p class="thought">
                {likenessSays(article.likeness ?? 0)}, told with{' '}
                <a href={`/desk/stories/${story.id}`}>
                  {story.headline === article.headline ? `${story.articles - 1} more` : story.headline}
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
    <section class="office-part">
      <h2>Told apart, and nearly one</h2>
      {near.length === 0 ? (
        <p class="none">No two stories are nearly one.</p>
      ) : (
        <ul class="desk-list two">
          {near.map(({ story, other, likeness }) => (
            <li>
              <StoryRow line={story} now={now} />
              <p class="thought">
                {likenessSays(likeness)} with <a href={`/desk/stories/${other.id}`}>{other.headline}</a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  </>
)

/** What an editor looks at first: what stands, what waits, what readers say, what the machine is unsure of. */
export const overview = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  const { now } = paper
  const on = { 'our-picks': await gatherShelf(db, 'our-picks', now), 'good-news': await gatherShelf(db, 'good-news', now) }
  const picks = Object.values(on).flat()
  const [pins, reports, unsure, decisions] = [
    await activePins(db, now),
    await waitingReports(db),
    await gatherUnsure(db, now),
    await gatherDecisions(db, { most: 8 }),
  ]
  return deskReply(paper, {
    at: 'desk',
    name: 'The desk',
    path: '/desk',
    children: (
      <>
        <dl class="sums">
          <Sum
            of="Standing now"
            is={picks.filter(({ from, shown, held }) => shown && !held && from <= now).length}
            at="/desk/shelves/our-picks"
          />
          <Sum of="Waiting for their time" is={picks.filter(({ from }) => from > now).length} at="/desk/shelves/our-picks" />
          <Sum of="Have left the paper" is={picks.filter(({ shown }) => !shown).length} at="/desk/shelves/our-picks" alarm />
          <Sum of="Pinned or held back" is={pins.length} at="/desk/pins" />
          <Sum of="Reports waiting" is={reports.length} at="/desk/reports" alarm />
        </dl>
        <ClockSays now={now} />
        {(Object.keys(on) as Shelf[]).map((shelf) => (
          <Standing shelf={shelf} picks={on[shelf]} now={now} />
        ))}
        <Doubts unsure={unsure} now={now} />
        <section class="office-part">
          <h2>
            <a href="/desk/log">Decided last</a>
          </h2>
          {decisions.length === 0 ? (
            <p class="none">Nothing has been decided here yet.</p>
          ) : (
            <DecisionRows decisions={decisions} named={await nameSubjects(db, decisions)} now={now} />
          )}
        </section>
      </>
    ),
  })
}
