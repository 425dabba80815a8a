import type { ArticleId } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import { isShelf, mostWhy, shelves } from '../../desk/desk.ts'
import type { StoryId } from '../../stories/stories.ts'
import { articleAt } from '../furniture/addresses.ts'
import { inLanguage } from '../furniture/desks.ts'
import { Ago } from '../furniture/times.tsx'
import type { Decision } from './gather-decisions.ts'
import { type ArticleLine, articleLines, type StoryLine, storyLines } from './gather-lines.ts'

export type Named = { stories: Map<string, StoryLine>; articles: Map<string, ArticleLine> }

/** What decisions are about, as it is called now: the log itself keeps no headline. */
export const nameSubjects = async (db: Db, decisions: Decision[]): Promise<Named> => ({
  stories: await storyLines(db, decisions.flatMap(({ subject }) => subject.stories?.slice(0, 4) ?? []) as StoryId[]),
  articles: await articleLines(db, decisions.flatMap(({ subject }) => subject.articles?.slice(0, 4) ?? []) as ArticleId[]),
})

const Subjects = ({ decision: { subject }, named }: { decision: Decision; named: Named }) => {
  const { stories = [], articles = [] } = subject
  const more = Math.max(0, articles.length - 4)
  return (
    <>
      {articles.slice(0, 4).map((id) => {
        const line = named.articles.get(id)
        return (
          <small>
            {line ? (
              <a href={articleAt(line)} {...inLanguage(line.language)}>
                {line.headline}
              </a>
            ) : (
              'An article that is no longer in the paper'
            )}
            {line && `, ${line.title.name}`}
          </small>
        )
      })}
      {more > 0 && <small>and {more} more</small>}
      {stories.slice(0, 4).map((id) => {
        const line = named.stories.get(id)
        return (
          <small>
            {line ? (
              <a href={`/desk/stories/${line.id}`} {...inLanguage(line.language)}>
                {line.headline}
              </a>
            ) : (
              'A story that nobody tells any more'
            )}
          </small>
        )
      })}
      {subject.line && <small class="desk-line">{subject.line}</small>}
      {subject.why && <small>Why: {subject.why}</small>}
      {subject.emptied && <small>What the editor wrote of it is gone with the piece that was taken back</small>}
      {subject.shelf && isShelf(subject.shelf) && !subject.stories && !subject.articles && <small>{shelves[subject.shelf].name}</small>}
    </>
  )
}

const TakeBack = ({ decision: { id, number }, back }: { decision: Decision; back: string | undefined }) => (
  <details class="desk-acts">
    <summary>
      Take back<span class="unseen"> no. {number}</span>
    </summary>
    <form method="post" action={`/desk/decisions/${id}/take-back`} class="inline">
      {back && <input type="hidden" name="story" value={back} />}
      <div class="ask">
        <label for={`why-${id}`}>Why, for the log (may be empty)</label>
        <input id={`why-${id}`} name="why" maxlength={mostWhy} autocomplete="off" />
      </div>
      <button type="submit" class="button">
        Take it back
      </button>
    </form>
  </details>
)

/** Lines of the log, as the log's own page and the story tool show them: there (`acts`), what still ties articles can be taken back. `back`: the story whose tool it is. */
export const DecisionRows = ({
  decisions,
  named,
  now,
  mails = false,
  acts = false,
  back,
}: {
  decisions: Decision[]
  named: Named
  now: Date
  mails?: boolean
  acts?: boolean
  back?: string
}) => (
  <ol class="lines desk-log" reversed>
    {decisions.map((decision) => (
      <li class={decision.supersededBy ? undefined : 'counts-now'}>
        <span>
          <b id={`no-${decision.number}`}>{decision.number}</b> <Ago at={decision.at} now={now} />
        </span>
        <span>
          {decision.says}
          <Subjects decision={decision} named={named} />
          <small>
            {decision.by}
            {mails && decision.mail && `, ${decision.mail}`}
            {decision.supersedes && ` · in place of ${decision.supersedes}`}
            {decision.supersededBy && ` · ${decision.supersededBy} stands in its place`}
          </small>
          {acts && decision.ties && <TakeBack decision={decision} back={back} />}
        </span>
      </li>
    ))}
  </ol>
)
