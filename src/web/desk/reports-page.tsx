import type { ArticleId } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { joinStories, leaveAsIs, mostWhy, partStory, type Waiting, waitingReports } from '../../desk/desk.ts'
import type { StoryId } from '../../stories/stories.ts'
import { articleAt } from '../furniture/addresses.ts'
import { inLanguage } from '../furniture/desks.ts'
import { Ago } from '../furniture/times.tsx'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { DecisionRows } from './decision-rows.tsx'
import { deskReply } from './desk-frame.tsx'
import { type ArticleLine, articleLines, type StoryLine, storyLines } from './gather-lines.ts'
import { gatherPairs, type PairFacts } from './gather-pairs.ts'
import { likenessSays, thoughtOf } from './likeness-says.ts'
import { ArticleRow, By, StoryRow } from './lines.tsx'
import { editorOf } from './say-editor.ts'

type Fields = Record<string, string>
type Facts = {
  report: Waiting
  stories: Map<string, StoryLine>
  articles: Map<string, ArticleLine>
  pair: PairFacts | undefined
  now: Date
}

/** Whether what is said not to belong to a story is of one that tells it in another language. */
const isAbroad = ({ kind, story }: Waiting, article: ArticleLine | undefined) =>
  kind === 'apart' && article !== undefined && article.story !== story

/** What the machine thought when it told them together, or apart. */
const Thought = ({ report, articles, pair }: Facts) => {
  const article = articles.get(report.article ?? '')
  if (isAbroad(report, article))
    return <p class="thought">The machine’s word: the same event in another language, by names and numbers that both have.</p>
  if (report.kind === 'together')
    return (
      <p class="thought">
        {pair?.likeness
          ? `The machine takes them for related, ${likenessSays(pair.likeness)}, not for one.`
          : 'The machine sees nothing that relates them.'}
      </p>
    )
  return <p class="thought">The machine’s word: {article ? thoughtOf(article) : 'none'}.</p>
}

const acts = { apart: ['part', 'Part it from the story'], together: ['join', 'Join the two'] } as const

const Decide = ({ report, n }: { report: Waiting; n: number }) => {
  const [act, words] = acts[report.kind]
  return (
    <form method="post" action="/desk/reports" class="inline">
      <input type="hidden" name="story" value={report.story} />
      {report.article && <input type="hidden" name="article" value={report.article} />}
      {report.other && <input type="hidden" name="other" value={report.other} />}
      <div class="ask">
        <label for={`why-${n}`}>Why, for the log (may be empty)</label>
        <input id={`why-${n}`} name="why" maxlength={mostWhy} autocomplete="off" />
      </div>
      <button type="submit" class="button" name="act" value={act}>
        {words}
      </button>
      <button type="submit" class="button open" name="act" value="leave">
        Leave as it is
      </button>
    </form>
  )
}

const Report = ({ n, ...facts }: Facts & { n: number }) => {
  const { report, stories, articles, pair, now } = facts
  const [story, other, article] = [stories.get(report.story), stories.get(report.other ?? ''), articles.get(report.article ?? '')]
  return (
    <li class="desk-report">
      <p class="label">
        {report.readers === 1 ? 'One reader says' : `${report.readers} readers say`}:{' '}
        {report.kind === 'apart' ? 'not the same story' : 'these belong together'}, <Ago at={report.latest} now={now} />
      </p>
      <div class="desk-pair">
        <div>
          <h3 class="hint">{report.kind === 'apart' ? 'This article' : 'This story'}</h3>
          {report.kind === 'apart' ? article && <ArticleRow line={article} now={now} /> : story && <StoryRow line={story} now={now} />}
        </div>
        <div>
          <h3 class="hint">{isAbroad(report, article) ? 'And this story' : report.kind === 'apart' ? 'In this story' : 'And this one'}</h3>
          {report.kind === 'apart' ? story && <StoryRow line={story} now={now} /> : other && <StoryRow line={other} now={now} />}
          {pair?.others.map((line) => (
            <p class="desk-other" {...inLanguage(line.language)}>
              <a href={articleAt(line)}>{line.headline}</a> <By title={line.title} />
            </p>
          ))}
        </div>
      </div>
      {report.says.map((words) => (
        <blockquote class="desk-says">{words}</blockquote>
      ))}
      <Thought {...facts} />
      {pair && pair.decisions.length > 0 && (
        <details class="desk-acts">
          <summary>What was decided of them before: {pair.decisions.length}</summary>
          <DecisionRows decisions={pair.decisions} named={pair.named} now={now} />
        </details>
      )}
      <Decide report={report} n={n} />
    </li>
  )
}

/** What readers say is wrongly told, those of most readers first. */
export const reportsPage = async (
  db: Db,
  paper: OwnPaper,
  { said, problem }: { said?: string | undefined; problem?: string },
): Promise<Reply> => {
  const { now } = paper
  const found = await waitingReports(db)
  const stories = await storyLines(
    db,
    found.flatMap(({ story, other }) => [story, other]),
  )
  const articles = await articleLines(
    db,
    found.map(({ article }) => article),
  )
  // What has just been taken back is no question any more.
  const reports = found.filter(
    ({ story, other, article }) => stories.has(story) && (!other || stories.has(other)) && (!article || articles.has(article)),
  )
  const pairs = await gatherPairs(db, reports)
  return deskReply(paper, {
    at: 'reports',
    name: 'Reports',
    path: '/desk/reports',
    said,
    problem,
    says: 'Readers say which stories are wrongly told together, or apart. However many they are, only an editor moves anything; his word holds against the machine.',
    children: (
      <section class="office-part">
        <h2 class="unseen">Waiting</h2>
        {reports.length === 0 ? (
          <p class="none">No report waits.</p>
        ) : (
          <ul class="desk-list">
            {reports.map((report, n) => (
              <Report n={n} report={report} stories={stories} articles={articles} pair={pairs[n]} now={now} />
            ))}
          </ul>
        )}
      </section>
    ),
  })
}

/** Parts, joins, or leaves as it is. */
export const takeReport = async (db: Db, paper: OwnPaper, { act, why = '', ...fields }: Fields): Promise<Reply> => {
  const story = (fields.story ?? '') as StoryId
  const article = (fields.article ?? '') as ArticleId
  const other = (fields.other ?? '') as StoryId
  const said = { by: editorOf(paper), why }
  const done = async (): Promise<string> => {
    if (act === 'part') return (await partStory(db, { story, articles: [article], ...said }, paper.now)) && 'parted'
    if (act === 'join') return (await joinStories(db, { stories: [story, other], ...said }, paper.now)) && 'joined'
    if (act !== 'leave') throw new Refusal('nothing-asked', 'Say what is to be done.')
    const pair = other ? { story, other } : { story, articles: [article] }
    return (await leaveAsIs(db, { ...pair, ...said }, paper.now)) ? 'left' : 'nothing-waits'
  }
  try {
    return seeOther(`/desk/reports?said=${await done()}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return reportsPage(db, paper, { problem: error.message })
  }
}
