import type { Db } from '../../../base/database.ts'
import { type DailySettings, dailySettingsOf } from '../../../edition/edition.ts'
import { tasteOf } from '../../../readers/readers.ts'
import type { StoryId } from '../../../stories/stories.ts'
import { sayMinute } from '../../daily/daily-words.ts'
import { storyLines } from '../../desk/gather-lines.ts'
import type { Reply } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { accountReply, Part } from '../own/frame.tsx'
import { sessionOn } from '../own/session.ts'
import { BeliefRows } from './belief-rows.tsx'
import { regionWords, TuningRows, thingsSaid } from './tuning-rows.tsx'

const done: Record<string, string> = {
  said: 'That is taken back.',
  belief: 'That is changed.',
  settings: 'That is kept.',
  forgotten: 'All that you read and all that the paper believed is forgotten.',
  off: 'The paper learns nothing more. What you read and what it believed is deleted.',
  on: 'The paper learns from what you read from now on.',
}

const titleNames = async (db: Db, ids: string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('titles')
    .select(['id', 'name'])
    .where('id', 'in', ids as never[])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const Kept = () => (
  <ul class="plain-list">
    <li>Which pieces you opened, how far and how long you read: for 90 days. Nobody but you sees it.</li>
    <li>What the paper believes: until you forget it or leave. What was learnt is half as strong after a month without a reading.</li>
    <li>What you said yourself: until you take it back.</li>
    <li>
      Never: what you searched for, where you are, what other sites you read, anything of who reads beside you. Nothing is sold or shown to
      publishers.
    </li>
  </ul>
)

const Learning = ({ on }: { on: boolean }) => (
  <form method="post" action="/account/paper/learning">
    <p>
      {on
        ? 'The paper learns from what you open, finish and leave. That counts on For you and in your daily edition, and nowhere else.'
        : 'The paper learns nothing. For you is made of what you chose and said, and of nothing else.'}
    </p>
    <p class="onward">
      <button class="button open" type="submit" name="act" value={on ? 'off' : 'on'}>
        {on ? 'Switch learning off and delete it all' : 'Switch learning on'}
      </button>
      {on && (
        <button class="plain" type="submit" name="act" value="forget">
          Forget everything and begin anew
        </button>
      )}
    </p>
  </form>
)

const Settings = ({ exploration, minute, said, learnt, zone }: { exploration: number } & DailySettings) => (
  <form method="post" action="/account/paper/settings" class="form">
    <div class="ask">
      <label for="exploration">Left to chance</label>
      <p class="hint">How many places on For you are for news from outside all of this.</p>
      <select id="exploration" name="exploration">
        {[0, 5, 10, 15, 20, 25, 30].map((share) => (
          <option value={share} selected={Math.round(exploration * 100) === share}>
            {share === 0 ? 'None' : `${share} in 100`}
          </option>
        ))}
      </select>
    </div>
    <div class="ask">
      <label for="usual">When you read</label>
      <p class="hint">
        {learnt && `As the paper has seen: about ${sayMinute(minute)}. `}By the clock of {zone.replaceAll('_', ' ')}; your{' '}
        <a href="/daily#daily-settings">daily edition</a> is set then. Leave it empty, and the paper goes by when it sees you read.
      </p>
      <input id="usual" name="usual" type="time" value={said === null ? '' : sayMinute(said)} />
    </div>
    <button class="button open" type="submit">
      Keep this
    </button>
  </form>
)

/** Everything that the paper believes about its reader and everything that he said, with the way to change each. */
export const paperPage = async (db: Db, paper: OwnPaper, query: { done?: string }): Promise<Reply> => {
  const { reader } = sessionOn(paper)
  const taste = await tasteOf(db, { reader }, paper.now)
  const titles = await titleNames(db, taste.titles)
  const settings = await dailySettingsOf(db, { reader }, paper.now)
  const stories = await storyLines(
    db,
    taste.tunings.flatMap(({ kind, key }) => (kind === 'story' ? [key as StoryId] : [])),
  )
  const things = (stance: 'follow' | 'more' | 'less' | 'mute') => thingsSaid(taste, { titles, stories }, stance)
  return accountReply(paper, {
    path: '/account/paper',
    heading: 'What the paper believes about you',
    says: 'All of it. For you and your daily edition follow from this and from nothing else of yours; the front page is the same for everyone, but for what you mute.',
    done: query.done && done[query.done],
    children: (
      <>
        <Part name="Learning" id="learning">
          <Learning on={taste.learning} />
        </Part>
        <Part name="Learnt from what you read" id="beliefs">
          {taste.beliefs.length > 0 ? (
            <BeliefRows beliefs={taste.beliefs} />
          ) : (
            <p>{taste.learning ? 'Nothing yet: read on, and look again.' : 'Nothing, as you wished.'}</p>
          )}
        </Part>
        <Part name="You follow" id="follows">
          <p>
            {regionWords(taste)} <a href="/account/choices">Change region, sections and titles</a>
          </p>
          <TuningRows things={things('follow')} stance="follow" none="You follow nothing." back="Unfollow" />
        </Part>
        <Part name="More and less" id="tunings">
          <h3>More</h3>
          <TuningRows things={things('more')} stance="more" none="You asked for more of nothing." back="As before" />
          <h3>Less</h3>
          <TuningRows things={things('less')} stance="less" none="You asked for less of nothing." back="As before" />
        </Part>
        <Part name="Muted" id="mutes">
          <p class="hint">
            A muted title or writer disappears; the stories that others tell stay. Muted words, topics and stories take the story away.
          </p>
          <TuningRows things={things('mute')} stance="mute" none="You have muted nothing." back="Unmute" />
          <form method="post" action="/account/paper/tune" class="form">
            <input type="hidden" name="next" value="/account/paper" />
            <div class="ask">
              <label for="word">Mute a word, or a few in a row</label>
              <input id="word" name="word" type="text" maxlength={60} required autocomplete="off" />
            </div>
            <button class="button open" type="submit">
              Mute it
            </button>
          </form>
        </Part>
        <Part name="Chance and time" id="settings">
          <Settings exploration={taste.exploration} {...settings} />
        </Part>
        <Part name="What is kept" id="kept">
          <Kept />
          <p class="onward">
            <a href="/account/export">Take it with you</a>
          </p>
        </Part>
      </>
    ),
  })
}
