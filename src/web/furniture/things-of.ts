import type { About } from '../../stories/stories.ts'
import type { Thing } from './tune.tsx'

/** A reader does not look through more. */
const mostTopics = 4
const mostWriters = 3

/** What a reader of a piece may follow or mute: its title, who wrote it, what it is about, its story. */
export const thingsOf = (about: About | undefined, title: { id: string; name: string }): Thing[] => [
  { kind: 'title', key: title.id, name: title.name },
  ...(about?.writers ?? []).slice(0, mostWriters).map(({ key, name }): Thing => ({ kind: 'writer', key, name })),
  ...(about?.topics ?? []).slice(0, mostTopics).map(({ id, name }): Thing => ({ kind: 'topic', key: id, name })),
  ...(about?.story ? [{ kind: 'story', key: about.story, name: 'This story' } as const] : []),
]
