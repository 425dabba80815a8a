import { day } from '../../base/clock.ts'
import { type Db, inTransaction } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { isShelf, type Shelf, sayTime, shelves } from '../../desk/desk.ts'
import { setPage, setPages, setShelves } from '../../edition/edition.ts'
import type { Paper } from '../furniture/layout.tsx'
import { front } from '../reader/front/front.tsx'
import { shelf } from '../reader/shelf/shelf.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { visitorStrip } from '../viewer/viewer.ts'
import { readTime, timeField } from './read-times.ts'
import { Time } from './time-field.tsx'

const viewers = { visitor: 'a visitor', reader: 'a reader who is signed in' } as const
type Who = keyof typeof viewers

/** How far ahead (ms) a page can be looked at. */
const ahead = 90 * day

/** As the pages are set for readers. */
type Setting = { language: string; region?: string[] }

const undone = new Error('a preview leaves no trace')

/**
 * What `read` finds when pages are set as they will be at `at`, were nothing else to happen: they are set indeed, by what sets them for readers, in a transaction that is then undone.
 * Nobody else sees any of it. `whole`: all of them, as the front has bands of sections and countries, some tens of milliseconds a page; else the shelves and the front alone.
 */
export const asOf = async <T,>(
  db: Db,
  { at, whole, ...setting }: Setting & { at: Date; whole: boolean },
  read: (db: Db) => Promise<T>,
): Promise<T> => {
  let found: { is: T } | undefined
  await inTransaction(db, async (tx) => {
    if (whole) await setPages(tx, setting, at)
    else {
      await setShelves(tx, at)
      await setPage(tx, { page: 'front', ...setting }, at)
    }
    found = { is: await read(tx) }
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return (found as { is: T }).is
}

type Asked = { at: Date; as: Who; show: 'front' | Shelf }

const Bar = ({ at, as, show, now }: Asked & { now: Date }) => (
  <section class="preview-bar" aria-label="Preview">
    <div class="wide">
      <p>
        <b>Preview.</b> {show === 'front' ? 'The front page' : shelves[show].name} as {viewers[as]} has it{' '}
        {at.getTime() === now.getTime() ? 'now' : `on ${sayTime(at)}, were nothing else to happen until then`}. Only you see this.
      </p>
      <form action="/desk/preview" class="inline">
        <div class="ask">
          <label for="show">Page</label>
          <select id="show" name="show">
            <option value="front">Front page</option>
            {Object.entries(shelves).map(([name, { name: words }]) => (
              <option value={name} selected={name === show}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <div class="ask">
          <label for="as">As</label>
          <select id="as" name="as">
            {Object.entries(viewers).map(([name, words]) => (
              <option value={name} selected={name === as}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <Time id="at" name="at" label="At (UTC; empty: now)" value={at.getTime() === now.getTime() ? undefined : timeField(at)} />
        <button type="submit" class="button">
          Show
        </button>
        <a class="back" href="/desk">
          Back to the desk
        </a>
      </form>
    </div>
  </section>
)

/** A page of the paper as somebody else will have it at a time: what an editor has planned, before readers see it. */
export const preview = async (
  db: Db,
  paper: OwnPaper,
  query: Record<string, string>,
  { trialDays, ...setting }: Setting & { trialDays: number },
): Promise<Reply> => {
  const { now } = paper
  const at = readTime(query.at) ?? now
  if (at < now && timeField(at) !== timeField(now))
    throw new Refusal('no-such-time', 'What has been is not shown again: give a time to come.')
  if (at.getTime() > now.getTime() + ahead) throw new Refusal('no-such-time', 'Nothing can be planned for so late a time.')
  const as: Who = query.as === 'reader' ? 'reader' : 'visitor'
  const show = query.show !== undefined && isShelf(query.show) ? query.show : 'front'
  const asked = { at, as, show } satisfies Asked
  const { name, address, joining } = paper
  const strip = as === 'visitor' ? visitorStrip : { ...visitorStrip, signedIn: true }
  const theirs: Paper = { name, address, joining, now: at, strip, own: true, above: <Bar {...asked} now={now} /> }
  // What stands now was set a moment ago; only of another time there is more to set.
  const whole = show === 'front' && at.getTime() !== now.getTime()
  const reply = await asOf(db, { at, whole, ...setting }, (tx) =>
    show === 'front' ? front(tx, theirs, { why: false, invites: as === 'visitor', trialDays }) : shelf(tx, theirs, show),
  )
  return { ...reply, headers: { ...reply.headers, 'x-robots-tag': 'noindex' }, keep: 0 }
}
