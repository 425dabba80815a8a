import { day } from '../../../base/clock.ts'
import type { Db } from '../../../base/database.ts'
import { topicAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { Ago } from '../../furniture/times.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { gatherTopics, type Listed } from './gather-topic.ts'

const heads = { matter: 'Running stories', person: 'People', place: 'Places', organisation: 'Organisations' } as const
const kinds = ['matter', 'person', 'place', 'organisation'] as const

const Group = ({ name, topics, now }: { name: string; topics: Listed[]; now: Date }) => (
  <section class="topic-group" aria-label={name}>
    <h2 class="band-name">{name}</h2>
    <ul>
      {topics.map((one) => (
        <li>
          <a href={topicAt(one)}>{one.name}</a>{' '}
          <small>
            {one.stories} stories, <Ago at={one.latest_at} now={now} />
          </small>
        </li>
      ))}
    </ul>
  </section>
)

/** What the news of the last two weeks is about: affairs that run over days, then people, places and organisations. */
export const topics = async (db: Db, paper: Paper): Promise<Reply> => {
  const all = await gatherTopics(db, new Date(paper.now.getTime() - 14 * day))
  const groups = kinds.map((kind) => ({ kind, of: all.filter((one) => one.kind === kind) })).filter(({ of }) => of.length > 0)
  return pageReply(
    paper,
    {
      title: 'Topics',
      description: 'Stories that run over days, and the people, places and organisations in the news.',
      path: '/topics',
      story: true,
      body: (
        <div class="topics wide">
          <header class="topic-head">
            <h1>Topics</h1>
            <p class="standfirst">Stories that run over days, and who and what is in the news of the last two weeks.</p>
          </header>
          {groups.length === 0 && <p class="empty">No topic has gathered stories yet. Come back when the paper has told more.</p>}
          {groups.map(({ kind, of }) => (
            <Group name={heads[kind]} topics={of} now={paper.now} />
          ))}
        </div>
      ),
    },
    { keep: 60 },
  )
}
