// The door of intake: calling on feeds politely and reading what they say.

export { callAgain } from './call-again.ts'
export { type Call, callOn, type Outside } from './call-on.ts'
export { callRound, type Round } from './call-round.ts'
export { checkFeed, checkFeedAddress, checkFeedFile, explainFeedCheck, type FeedCheck } from './check-feed.ts'
export { type ClaimedFeed, claimDueFeeds } from './claim-due-feeds.ts'
export { type FeedStanding, feedStates, type Progress, progress } from './feed-states.ts'
export { freeLeases } from './free-leases.ts'
export { type FeedProblem, type FeedRead, readFeed } from './read-feed.ts'
export { openReadingThreads, type Reading, readHere } from './reading-threads.ts'
export { seedFeedCalls } from './seed-feed-calls.ts'
export type { FeedState } from './tables.ts'
