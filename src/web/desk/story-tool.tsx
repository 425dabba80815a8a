import type { ArticleId } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { type DecisionId, joinStories, mostWhy, partStory, takeBack } from '../../desk/desk.ts'
import type { StoryId } from '../../stories/stories.ts'
import { storyAt } from '../furniture/addresses.ts'
import { Ago } from '../furniture/times.tsx'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { DecisionRows } from './decision-rows.tsx'
import { deskReply } from './desk-frame.tsx'
import type { StoryLine } from './gather-lines.ts'
import { gatherTool, type Tool } from './gather-tool.ts'
import { capital, likenessSays, thoughtOf } from './likeness-says.ts'
import { ArticleRow, StoryRow } from './lines.tsx'
import { logPage } from './log-page.tsx'
import { Moves } from './moves.tsx'
import { pagesToPin } from './pages-to-pin.ts'
import { countriesWithTitles, PinForm } from './pins-page.tsx'
import { editorOf } from './say-editor.ts'
import { storyIn } from './story-in.ts'

const Why = ({ id }: { id: string }) => (
  <div class="ask">
    <label for={id}>Why, for the log (may be empty)</label>
    <input id={id} name="why" maxlength={mostWhy} autocomplete="off" />
  </div>
)

const Tellings = ({ tool: { story, tellings, tied }, now }: { tool: Tool; now: Date }) => (
  <form method="post" action={`/desk/stories/${story.id}/part`}>
    <ul class="desk-list">
      {tellings.map((line) => (
        <li class="desk-telling">
          <input type="checkbox" id={`part-${line.id}`} name="article" value={line.id} disabled={tellings.length < 2} />
          <label class="unseen" for={`part-${line.id}`}>
            Part: {line.headline}
          </label>
          <div>
            <ArticleRow line={{ ...line, story: null }} now={now} />
            <p class="thought">
              {capital(thoughtOf(line))}
              {tied.has(line.id) && '. An editor has decided on it'}.
            </p>
          </div>
        </li>
      ))}
    </ul>
    {tellings.length > 1 && (
      <div class="inline">
        <label class="choice">
          <input type="checkbox" name="asOne" value="yes" checked />
          <span>
            <b>Keep what is marked together, as one story</b>
            <small>Without it, each goes where it fits best, but not back here</small>
          </span>
        </label>
        <Why id="why-part" />
        <button type="submit" class="button">
          Part what is marked
        </button>
      </div>
    )}
  </form>
)

const Join = ({ story, near, now }: { story: StoryLine; near: Tool['near']; now: Date }) => (
  <>
    {near.length > 0 && (
      <ul class="desk-list two">
        {near.map((one) => (
          <li>
            <StoryRow line={one.line} now={now} />
            <form method="post" action={`/desk/stories/${story.id}/join`} class="desk-acts">
              <input type="hidden" name="other" value={one.line.id} />
              <span class="thought">Related, {likenessSays(one.likeness)}.</span>
              <button type="submit" class="plain">
                Join it to this story<span class="unseen">: {one.line.headline}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    )}
    <form method="post" action={`/desk/stories/${story.id}/join`} class="inline">
      <div class="ask">
        <label for="other">Address of another story, or of one of its articles</label>
        <input id="other" name="other" maxlength={400} required autocomplete="off" />
      </div>
      <Why id="why-join" />
      <button type="submit" class="button">
        Join it to this story
      </button>
    </form>
  </>
)

/** What the machine takes for the same event in other languages; an editor sets it apart for good. */
const Abroad = ({ tool: { story, abroad }, now }: { tool: Tool; now: Date }) => (
  <ul class="desk-list two">
    {abroad.map((line) => (
      <li>
        <ArticleRow line={line} now={now} />
        <form method="post" action={`/desk/stories/${story.id}/part`} class="desk-acts">
          <input type="hidden" name="article" value={line.id} />
          <button type="submit" class="plain">
            Set it apart from this story<span class="unseen">: {line.headline}</span>
          </button>
        </form>
      </li>
    ))}
  </ul>
)

type Asked = { id: string; said?: string | undefined; problem?: string }

/** One story as the desk works on it: its tellings and why the machine told them together, what could be joined to it, and all that has happened to it. */
export const storyTool = async (db: Db, paper: OwnPaper, { id, said, problem }: Asked): Promise<Reply> => {
  const { now } = paper
  const tool = await gatherTool(db, id as StoryId)
  if (!tool) return notFoundReply(paper, 'This story')
  const { story, moves, decisions, named } = tool
  if (story.id !== id && !problem) return seeOther(`/desk/stories/${story.id}`)
  return deskReply(paper, {
    at: 'reports',
    name: story.headline,
    path: `/desk/stories/${story.id}`,
    said,
    problem,
    says: (
      <>
        {story.articles === 1 ? 'One telling' : `${story.articles} tellings`}, the latest <Ago at={story.latest} now={now} />.{' '}
        <a href={storyAt(story)}>As readers have it</a>
      </>
    ),
    children: (
      <>
        <section class="office-part">
          <h2>Tellings</h2>
          <Tellings tool={tool} now={now} />
        </section>
        {tool.abroad.length > 0 && (
          <section class="office-part">
            <h2>In other languages</h2>
            <Abroad tool={tool} now={now} />
          </section>
        )}
        <section class="office-part">
          <h2>Join with</h2>
          <Join story={story} near={tool.near} now={now} />
        </section>
        <section class="office-part">
          <h2>Pin, or hold back</h2>
          <PinForm story={story.id} pages={pagesToPin(await countriesWithTitles(db))} now={now} />
        </section>
        <section class="office-part">
          <h2>What was decided of it</h2>
          {decisions.length === 0 ? (
            <p class="none">Nothing yet.</p>
          ) : (
            <DecisionRows decisions={decisions} named={named} now={now} acts back={story.id} />
          )}
        </section>
        <section class="office-part">
          <h2>What came and went</h2>
          {moves.length === 0 ? (
            <p class="none">Every telling is where it was first placed.</p>
          ) : (
            <Moves moves={moves} tool={tool} now={now} />
          )}
        </section>
      </>
    ),
  })
}

const act = async (db: Db, paper: OwnPaper, id: string, work: () => Promise<string>): Promise<Reply> => {
  try {
    return seeOther(`/desk/stories/${encodeURIComponent(id)}?said=${await work()}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return storyTool(db, paper, { id, problem: error.message })
  }
}

export const takePart = (
  db: Db,
  paper: OwnPaper,
  id: string,
  { fields, lists }: { fields: Record<string, string>; lists: Record<string, string[]> },
) =>
  act(db, paper, id, async () => {
    const articles = (lists.article ?? []) as ArticleId[]
    if (articles.length === 0) throw new Refusal('nothing-asked', 'Mark what is to leave the story.')
    const what = { story: id as StoryId, articles, asOne: fields.asOne === 'yes', why: fields.why }
    await partStory(db, { ...what, by: editorOf(paper) }, paper.now)
    return 'parted'
  })

export const takeJoin = (db: Db, paper: OwnPaper, id: string, fields: Record<string, string>) =>
  act(db, paper, id, async () => {
    const other = await storyIn(db, fields.other)
    await joinStories(db, { stories: [id as StoryId, other], by: editorOf(paper), why: fields.why }, paper.now)
    return 'joined'
  })

/** Takes back what was parted or joined, from a story's tool or from the log. */
export const takeDecisionBack = async (db: Db, paper: OwnPaper, id: string, { story, why }: Record<string, string>): Promise<Reply> => {
  const work = async () => {
    await takeBack(db, { decision: id as DecisionId, by: editorOf(paper), why }, paper.now)
    return 'taken-back'
  }
  if (story) return act(db, paper, story, work)
  try {
    return seeOther(`/desk/log?said=${await work()}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return logPage(db, paper, { problem: error.message })
  }
}
