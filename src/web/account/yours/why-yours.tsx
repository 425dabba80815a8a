import type { Db } from '../../../base/database.ts'
import type { Told, YourPlace, YourReason } from '../../../edition/edition.ts'
import { type StoryId, type Topic, topicsOf } from '../../../stories/stories.ts'
import { Card } from '../../furniture/card.tsx'
import { deskName } from '../../furniture/desks.ts'
import { type Thing, Tune } from '../../furniture/tune.tsx'
import { unnamed } from '../../mutes/unnamed.ts'
import { pageReply, type Reply } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { whyYoursAt } from './page-parts.tsx'
import { setYours } from './set-yours.ts'
import { tasteFor, type Yours } from './yours.tsx'

/** The kinds of reasons beside their words. */
const called = ({ code }: YourReason): string => {
  if (code === 'else') return 'Something else'
  if (code === 'outside') return 'Outside'
  if (code === 'seen') return 'Opened'
  if (code.startsWith('region')) return 'Region'
  if (code.startsWith('reading')) return 'Your reading'
  return code.startsWith('follow') ? 'You follow' : 'You said'
}

const named: Record<string, string> = { breadth: 'Breadth', prominence: 'Prominence', pace: 'Pace', region: 'Region' }

/** What it weighs for everyone, part by part, and what the reader's own things make of that: sum and product as they were reckoned. */
const Reckoning = ({ place }: { place: YourPlace }) => {
  const everyones = place.reasons.filter(({ times }) => !times)
  const own = place.reasons.filter(({ times, code }) => times && code !== 'else')
  return (
    <table class="weights">
      <tbody>
        {everyones.map(({ code, words, weight }) => (
          <tr>
            <th scope="row">{named[code] ?? 'For everyone'}</th>
            <td>{words}</td>
            <td class="number">{named[code] ? weight.toFixed(1) : ''}</td>
          </tr>
        ))}
        <tr class="everyones">
          <th scope="row">For everyone</th>
          <td>What it weighs on the front page, whoever reads it</td>
          <td class="number">{place.common.toFixed(1)}</td>
        </tr>
        {own.map((reason) => (
          <tr>
            <th scope="row">{called(reason)}</th>
            <td>{reason.words}</td>
            <td class="number">× {reason.weight}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">For you</th>
          <td>Pieces that weigh more stand higher; no title, topic or section fills the page</td>
          <td class="number">{place.weight.toFixed(1)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** All of a piece that he can say something of. */
const thingsIn = ({ desk, tellings, storyId }: Told, article: string, topics: readonly Topic[]): Thing[] => {
  const telling = tellings.find(({ articleId }) => articleId === article)
  const section = deskName(desk)
  return [
    ...(telling ? [{ kind: 'title', key: telling.titleId, name: telling.titleName } as const] : []),
    ...(telling?.writers ?? []).slice(0, 3).map(({ key, name }): Thing => ({ kind: 'writer', key, name })),
    ...topics.slice(0, 5).map(({ id, name }): Thing => ({ kind: 'topic', key: id, name })),
    ...(desk && section ? [{ kind: 'desk', key: desk, name: section } as const] : []),
    { kind: 'story', key: storyId, name: 'This story' },
  ]
}

const heading = (kind: YourPlace['kind']) =>
  kind === 'else'
    ? 'Because you would not have looked for it'
    : kind === 'top'
      ? 'Because it is one of the largest stories'
      : 'Because of what you follow and read'

/** Why one story stands on the reader's own page: every reason with its weight, and the ways to have more or less of it. */
export const whyYours = async (
  db: Db,
  paper: OwnPaper,
  story: string,
  { inside, cards }: Pick<Yours, 'inside' | 'cards'>,
): Promise<Reply> => {
  const reader = paper.viewer.session?.reader ?? null
  const taste = tasteFor(paper)
  const places = await setYours(inside, { reader, taste }, paper.now)
  const at = places.findIndex(({ storyId }) => storyId === story)
  const found = places[at]
  const place = found && { ...found, weight: found.weight, reasons: unnamed(found.reasons, paper.viewer.mutes) }
  const [prepared] = place ? await cards.of([place], paper.now) : []
  const pool = await inside.pool.at(paper.now)
  const told = pool.stories[pool.numberOf(story) ?? -1]?.told
  // Not the pool's, which may be older than a piece that was taken back: its topics may have been that piece's alone.
  const topics = place ? ((await topicsOf(db, [place.storyId as StoryId])).get(place.storyId as StoryId) ?? []) : []
  return pageReply(paper, {
    title: 'Why is this here?',
    path: whyYoursAt(story),
    at: 'yours',
    index: false,
    mine: true,
    body: (
      <div class="why-page wide">
        <p class="page-says">
          <a href="/yours">For you</a>
        </p>
        <h1 class="page-name">Why is this here?</h1>
        {place && prepared && told ? (
          <>
            <Card card={prepared.card} now={paper.now} shape="side" level={2} />
            <p class="page-says">
              Place {at + 1}. {heading(place.kind)}. {place.because}
            </p>
            <Reckoning place={place} />
            {place.hiddenTitles > 0 && (
              <p class="page-says">
                {place.hiddenTitles === 1 ? 'One title' : `${place.hiddenTitles} titles`} that you muted{' '}
                {place.hiddenTitles === 1 ? 'tells' : 'tell'} it too. <a href="/account/paper#mutes">Your mutes</a>
              </p>
            )}
            {reader && <Tune things={thingsIn(told, place.articleId, topics)} next="/yours" summary="More, less or nothing of it" />}
          </>
        ) : (
          <p class="page-says">This story does not stand on your page any more: pages are set anew as news comes in.</p>
        )}
      </div>
    ),
  })
}
