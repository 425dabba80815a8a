import type { StoryMove } from '../../stories/stories.ts'
import { articleAt } from '../furniture/addresses.ts'
import { Ago } from '../furniture/times.tsx'
import type { Tool } from './gather-tool.ts'

const whose = { machine: 'The machine', editor: 'An editor’s word', publisher: 'Its title' }

const because = {
  joined: 'as two stories turned out to be one',
  parted: 'as one story turned out to be two',
  moved: 'as it is more alike there',
  tied: undefined,
  left: undefined,
}

const did = ({ from, into, why }: StoryMove, story: string): string => {
  if (into === null) return 'took it back'
  const where = into === story ? 'brought it here' : from === story ? 'took it from here' : 'moved it'
  const reason = why.kind && because[why.kind]
  return reason ? `${where}, ${reason}` : where
}

/** What came into a story and what left it, the latest first. */
export const Moves = ({ moves, tool, now }: { moves: StoryMove[]; tool: Tool; now: Date }) => (
  <ol class="lines desk-log">
    {moves.map((move) => {
      const line = tool.moved.get(move.article)
      const other = move.into === tool.story.id ? move.from : move.into
      return (
        <li class={move.by === 'editor' ? 'counts-now' : undefined}>
          <Ago at={move.at} now={now} />
          <span>
            {whose[move.by]} {did(move, tool.story.id)}
            <small>{line ? <a href={articleAt(line)}>{line.headline}</a> : 'An article that is no longer in the paper'}</small>
            {other && (
              <small>
                {move.into === tool.story.id ? 'From' : 'Into'} <a href={`/desk/stories/${other}`}>another story</a>
              </small>
            )}
          </span>
        </li>
      )
    })}
  </ol>
)
