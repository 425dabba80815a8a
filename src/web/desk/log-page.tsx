import type { Db } from '../../base/database.ts'
import type { DecisionKind } from '../../desk/desk.ts'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { DecisionRows, nameSubjects } from './decision-rows.tsx'
import { deskReply } from './desk-frame.tsx'
import { gatherDecisions } from './gather-decisions.ts'

export const kinds: Record<DecisionKind, string> = {
  pick: 'Picked',
  order: 'Ordered a shelf',
  line: 'Wrote a line',
  schedule: 'Scheduled',
  unpick: 'Taken off',
  pin: 'Pinned',
  unpin: 'Ended a pin',
  'hold-back': 'Held back',
  part: 'Parted',
  join: 'Joined',
  leave: 'Left as it is',
  'take-back': 'Took a decision back',
}

const onPage = 60

type Asked = { kind?: string; by?: string; before?: string; said?: string | undefined; problem?: string | undefined }

/** Everything that was decided, the newest first. Nothing in it is ever changed. */
export const logPage = async (db: Db, paper: OwnPaper, query: Asked): Promise<Reply> => {
  const kind = query.kind && Object.hasOwn(kinds, query.kind) ? query.kind : undefined
  const by = query.by?.trim() || undefined
  const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined
  const found = await gatherDecisions(db, { kind, by, before, most: onPage + 1 })
  const decisions = found.slice(0, onPage)
  const named = await nameSubjects(db, decisions)
  const asked = new URLSearchParams({ ...(kind && { kind }), ...(by && { by }) }).toString()
  const tail = asked && `?${asked}`
  return deskReply(paper, {
    at: 'log',
    name: 'Log',
    path: '/desk/log',
    said: query.said,
    problem: query.problem,
    says: 'Every decision of the desk. A later one may stand in the place of an earlier one; none is changed or taken out.',
    children: (
      <>
        <form action="/desk/log" class="inline">
          <div class="ask">
            <label for="kind">What</label>
            <select id="kind" name="kind">
              <option value="">Everything</option>
              {Object.entries(kinds).map(([value, words]) => (
                <option value={value} selected={value === kind}>
                  {words}
                </option>
              ))}
            </select>
          </div>
          <div class="ask">
            <label for="by">Editor’s name</label>
            <input type="search" id="by" name="by" value={by ?? ''} maxlength={100} autocomplete="off" />
          </div>
          <button type="submit" class="button">
            Show
          </button>
        </form>
        <section class="office-part">
          <h2 class="unseen">Decisions</h2>
          {decisions.length === 0 ? (
            <p class="none">Nothing of that kind has been decided.</p>
          ) : (
            <DecisionRows decisions={decisions} named={named} now={paper.now} mails acts />
          )}
          <p class="onward">
            {found.length > onPage && (
              <a
                class="button open"
                href={`/desk/log?${new URLSearchParams({ ...(kind && { kind }), ...(by && { by }), before: String(decisions.at(-1)?.number) })}`}
              >
                Earlier decisions
              </a>
            )}
            <a href={`/desk/log/log.csv${tail}`}>All as CSV</a>
            <a href={`/desk/log/log.json${tail}`}>All as JSON</a>
          </p>
        </section>
      </>
    ),
  })
}
