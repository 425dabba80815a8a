import type { ArticleId } from '../../../../articles/articles.ts'
import type { Db } from '../../../../base/database.ts'
import type { Secret } from '../../../../base/secret.ts'
import { mostSaid, type Report, reportStory } from '../../../../desk/desk.ts'
import type { StoryId } from '../../../../stories/stories.ts'
import { articleLines, storyLines } from '../../../desk/gather-lines.ts'
import { idIn, storyAt } from '../../../furniture/addresses.ts'
import { pageReply, type Reply, seeOther } from '../../../reply.ts'
import type { OwnPaper } from '../../../serving.ts'
import { notFoundReply } from '../../notices/notices.tsx'
import { gatherTellings } from '../gather-story.ts'
import { ArticleName, StoryName } from './names.tsx'
import { WhichTelling } from './which-telling.tsx'

type Asked = { part: string; article?: string | undefined; other?: string | undefined; said?: string | undefined }

/** What a report is about, when both are still in the paper. */
const gather = async (db: Db, { part, article, other }: Asked) => {
  const story = (idIn(part) ?? '') as StoryId
  const stories = await storyLines(db, [story, ...(other ? [other as StoryId] : [])])
  const articles = await articleLines(db, article ? [article as ArticleId] : [])
  return { story: stories.get(story), other: stories.get(other ?? ''), article: articles.get(article ?? '') }
}

/** Asks a reader for his word: that an article does not belong to a story, or that two stories are one. */
export const askReport = async (db: Db, paper: OwnPaper, asked: Asked): Promise<Reply> => {
  const { story, other, article } = await gather(db, asked)
  const named = asked.said !== undefined || asked.other || asked.article
  if (!story || (named && asked.said === undefined && !other && !article)) return notFoundReply(paper, 'This story')
  const tellings = named
    ? []
    : (await gatherTellings(db, story.id, paper.now)).filter(({ title }) => !paper.mutes?.title.includes(title.id))
  if (!named && tellings.length < 2) return notFoundReply(paper, 'This question')
  const heading = asked.said
    ? 'Thank you'
    : other
      ? 'Do these belong together?'
      : named
        ? 'Is this not the same story?'
        : 'Which one is not the same story?'
  return pageReply(
    paper,
    {
      title: heading,
      path: `${storyAt(story)}/report`,
      index: false,
      desk: true,
      body: (
        <div class="account wide">
          <p class="back">
            <a href={storyAt(story)}>Back to the story</a>
          </p>
          <h1>{heading}</h1>
          {asked.said ? (
            <p class="page-says" role="status">
              {asked.said === 'had'
                ? 'You have said so before, and an editor has it.'
                : 'An editor looks at it and decides. However many say so, the machine does not.'}
            </p>
          ) : (
            <>
              <p class="page-says">Stories are told together by a machine, and it errs. Say so, and an editor looks at it.</p>
              {named && (
                <div class="report-pair">
                  {article && <ArticleName line={article} now={paper.now} says="This article" />}
                  <StoryName
                    line={story}
                    now={paper.now}
                    says={
                      !article
                        ? 'This story'
                        : article.story !== story.id
                          ? 'tells something else than this story'
                          : article.headline === story.headline
                            ? 'does not belong with the others of its story'
                            : 'is not of this story'
                    }
                  />
                  {other && !article && <StoryName line={other} now={paper.now} says="is the same as this one" />}
                </div>
              )}
              <form method="post" action={`${storyAt(story)}/report`} class="form">
                {article && <input type="hidden" name="article" value={article.id} />}
                {other && !article && <input type="hidden" name="other" value={other.id} />}
                {!named && <WhichTelling tellings={tellings} now={paper.now} />}
                <div class="ask">
                  <label for="says">In your words</label>
                  <p class="hint" id="says-hint">
                    If you like, at most {mostSaid} characters. Only editors read it.
                  </p>
                  <input id="says" name="says" maxlength={mostSaid} aria-describedby="says-hint" autocomplete="off" />
                </div>
                <button type="submit" class="button">
                  {other && !article ? 'They belong together' : 'It is not the same story'}
                </button>
              </form>
            </>
          )}
        </div>
      ),
    },
    { keep: 0 },
  )
}

/** Takes his word. Nothing is moved by it. */
export const takeReport = async (
  db: Db,
  paper: OwnPaper,
  { part }: { part: string },
  fields: Record<string, string>,
  secret: Secret,
): Promise<Reply> => {
  const story = (idIn(part) ?? '') as StoryId
  const line = (await storyLines(db, [story])).get(story)
  const { session } = paper.viewer
  if (!line || !session) return notFoundReply(paper, 'This story')
  const what: Report = fields.article
    ? { story: line.id, article: fields.article as ArticleId }
    : { story: line.id, other: (fields.other ?? '') as StoryId }
  const taken = await reportStory(db, { ...what, reader: session.reader, says: fields.says ?? '', secret }, paper.now)
  return seeOther(`${storyAt(line)}/report?said=${taken}`)
}
