import type { Db } from '../../../base/database.ts'
import { idIn, topicAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { pageReply, type Reply, redirectReply } from '../../reply.ts'
import { notFoundReply } from '../notices/notices.tsx'
import { gatherTopic } from './gather-topic.ts'
import { kindSays, TopicPage } from './topic-page.tsx'

/** The page of one topic. */
export const topic = async (db: Db, paper: Paper, { part, before }: { part: string; before?: string }): Promise<Reply> => {
  const id = idIn(part)
  const from = /^[0-9a-z]{4,40}$/.test(before ?? '') ? before : undefined
  const found = id ? await gatherTopic(db, id, from) : undefined
  if (!found) return notFoundReply(paper, 'This topic')
  if (decodeURI(topicAt(found)) !== `/topics/${part}`) return redirectReply(topicAt(found))
  const { cards, stories, titles } = await gatherUnmuted(db, paper, found.places, { kind: 'topic', key: found.id })
  if (cards.length === 0 && found.places.length === 0 && !from) return notFoundReply(paper, 'This topic')
  const path = topicAt(found)
  return pageReply(
    paper,
    {
      title: found.name,
      description: `${kindSays[found.kind]}: every story about ${found.name}, by day, latest first.`,
      path,
      story: true,
      index: from === undefined ? undefined : false,
      feeds: [{ title: `${found.name} · ${paper.name}`, href: `/feeds/topics/${found.id}.xml` }],
      body: (
        <TopicPage
          topic={found}
          cards={cards}
          note={<HiddenNote paper={paper} path={path} stories={stories} titles={titles.size} />}
          older={from !== undefined}
          now={paper.now}
        />
      ),
    },
    { keep: 30 },
  )
}
