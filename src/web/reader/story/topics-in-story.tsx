import type { Topic } from '../../../stories/stories.ts'
import { topicAt } from '../../furniture/addresses.ts'
import { Tune } from '../../furniture/tune.tsx'

/** The people, places and organisations in a story and the matter it is part of, each to its page; to be followed or muted. */
export const TopicsInStory = ({ topics, next }: { topics: Topic[]; next: string }) => {
  if (topics.length === 0) return null
  const matters = topics.filter(({ kind }) => kind === 'matter')
  const others = topics.filter(({ kind }) => kind !== 'matter')
  const things = [...matters, ...others].map(({ id, name }) => ({ kind: 'topic' as const, key: id, name }))
  return (
    <section class="story-topics" aria-labelledby="story-topics">
      <h2 id="story-topics">In this story</h2>
      {matters.map((topic) => (
        <p class="part-of">
          Part of <a href={topicAt(topic)}>{topic.name}</a>
        </p>
      ))}
      <ul class="topic-list">
        {others.map((topic) => (
          <li>
            <a href={topicAt(topic)}>{topic.name}</a>
          </li>
        ))}
      </ul>
      <Tune things={things} next={next} summary="Follow or mute any of these" />
    </section>
  )
}
