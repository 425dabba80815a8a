import { hour } from '../../base/clock.ts'
import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { activePins, everyPage, holdBack, mostPinned, pin, sayTime, unpin } from '../../desk/desk.ts'
import type { StoryId } from '../../stories/stories.ts'
import { Ledger } from '../office/ledger.tsx'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { ClockSays, deskReply } from './desk-frame.tsx'
import { storyLines } from './gather-lines.ts'
import { StoryRow } from './lines.tsx'
import { pageName, pagesToPin } from './pages-to-pin.ts'
import { readTime, timeField } from './read-times.ts'
import { editorOf } from './say-editor.ts'
import { storyIn } from './story-in.ts'
import { Time } from './time-field.tsx'

type Fields = Record<string, string>

/** The form that pins a story or holds it back; `story`: where it is known already. */
export const PinForm = ({ story, fields = {}, pages, now }: { story?: StoryId; fields?: Fields; pages: string[]; now: Date }) => (
  <form method="post" action="/desk/pins" class="inline">
    {story ? (
      <input type="hidden" name="story" value={story} />
    ) : (
      <div class="ask">
        <label for="story">Address of the story, or of one of its articles</label>
        <input id="story" name="story" value={fields.story} maxlength={400} required autocomplete="off" />
      </div>
    )}
    {story && <input type="hidden" name="back" value="story" />}
    <div class="ask">
      <label for="page">Page</label>
      <select id="page" name="page">
        {pages.map((page) => (
          <option value={page} selected={fields.page === page}>
            {pageName(page)}
          </option>
        ))}
      </select>
    </div>
    <div class="ask number">
      <label for="place">Place, 1 is the top</label>
      <input id="place" name="place" type="number" min={1} max={mostPinned} value={fields.place ?? '1'} />
    </div>
    <Time id="until" name="until" label="Until (UTC)" value={fields.until ?? timeField(new Date(now.getTime() + 6 * hour))} required />
    <div class="inline pin-acts">
      <button type="submit" class="button" name="act" value="pin">
        Pin
      </button>
      <button type="submit" class="button open" name="act" value="hold">
        Hold back from this page
      </button>
      <button type="submit" class="button open" name="act" value="hold-all">
        Hold back from every page
      </button>
    </div>
    <p class="hint">
      Every page is Top stories, sections, countries, picks, For you and daily editions. A story’s own page, search, topics and its titles’
      pages have it all the same.
    </p>
  </form>
)

export const countriesWithTitles = async (db: Db): Promise<string[]> => {
  const rows = await db
    .selectFrom('titles')
    .select('country')
    .distinct()
    .where('left_at', 'is', null)
    .orderBy('country')
    .limit(250)
    .execute()
  return rows.flatMap(({ country }) => country ?? [])
}

type Asked = { said?: string | undefined; problem?: string | undefined; fields?: Fields }

/** What is pinned to a place of a page, and what is held back from one. */
export const pinsPage = async (db: Db, paper: OwnPaper, { said, problem, fields }: Asked): Promise<Reply> => {
  const { now } = paper
  const pins = await activePins(db, now)
  const lines = await storyLines(
    db,
    pins.map(({ storyId }) => storyId),
  )
  const end = (page: string, story: string) => (
    <form method="post" action="/desk/pins">
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="story" value={story} />
      <button type="submit" class="plain" name="act" value="end">
        End it
      </button>
    </form>
  )
  return deskReply(paper, {
    at: 'pins',
    name: 'Pins',
    path: '/desk/pins',
    said,
    problem,
    says: 'A story in a place of a page, or kept off it, until a time. Readers are told that an editor pinned it.',
    children: (
      <>
        <section class="office-part">
          <h2>In force</h2>
          <Ledger
            name="Pins and what is held back"
            none="Every page is as it is weighed."
            heads={['Page', 'Place', 'Story', 'Until', '']}
            rows={pins.map(({ page, storyId, place, until }) => {
              const line = lines.get(storyId)
              return [
                pageName(page),
                place === null ? <span class="alarm">Held back</span> : `${place + 1}`,
                line ? <StoryRow line={line} now={now} /> : 'Nobody tells it any more',
                sayTime(until),
                end(page, storyId),
              ]
            })}
          />
        </section>
        <section class="office-part">
          <h2>Pin a story, or hold it back</h2>
          <PinForm pages={pagesToPin(await countriesWithTitles(db))} fields={fields} now={now} />
          <ClockSays now={now} />
        </section>
      </>
    ),
  })
}

const saidOf = async (db: Db, paper: OwnPaper, story: StoryId, { page = '', act, ...fields }: Fields): Promise<string> => {
  const by = editorOf(paper)
  if (act === 'end') return (await unpin(db, { page, story, by }, paper.now)) ? 'unpinned' : 'same'
  const until = readTime(fields.until)
  if (!until) throw new Refusal('no-such-time', 'Say until when.')
  if (act === 'pin') {
    await pin(db, { page, story, until, place: Number(fields.place) - 1, by }, paper.now)
    return 'pinned'
  }
  if (act !== 'hold' && act !== 'hold-all') throw new Refusal('nothing-asked', 'Say what is to be done with the story.')
  await holdBack(db, { page: act === 'hold-all' ? everyPage : page, story, until, by }, paper.now)
  return 'held'
}

/** Pins, holds back, or ends it. */
export const takePin = async (db: Db, paper: OwnPaper, fields: Fields): Promise<Reply> => {
  try {
    const story = await storyIn(db, fields.story)
    const said = await saidOf(db, paper, story, fields)
    return seeOther(fields.back === 'story' ? `/desk/stories/${story}?said=${said}` : `/desk/pins?said=${said}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return pinsPage(db, paper, { problem: error.message, fields })
  }
}
