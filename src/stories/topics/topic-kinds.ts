import type { Id } from '../../base/ids.ts'

export type TopicId = Id<'topic'>
export const topicKinds = ['person', 'place', 'organisation', 'matter'] as const
export type TopicKind = (typeof topicKinds)[number]

/** A topic of a story or an article. `weight`: how much it is about it, 0 to 1. */
export type Topic = { id: TopicId; slug: string; name: string; kind: TopicKind; weight: number }
