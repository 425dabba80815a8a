import './tables.ts'

export { chooseDaily, oneOfTop } from './daily/choose-daily.ts'
export { composeDaily, type DailyChoice, type DailyPart, type DailyPlace } from './daily/compose-daily.ts'
export { type DailySettings, dailySettingsOf, mailedReaders, setDaily, stopDailyMail } from './daily/daily-settings.ts'
export {
  type Daily,
  dailiesLast,
  dailyOf,
  dropOldDailies,
  exportDaily,
  forgetReasons,
  keepDaily,
  markMailed,
  takeForMail,
} from './daily/keep-daily.ts'
export { zonedTime } from './daily/zoned-time.ts'
export { forgetLines } from './forget-lines.ts'
export { gatherCandidates } from './gather-candidates.ts'
export { rule } from './gather-facts.ts'
export { leavePages } from './leave-pages.ts'
export { type MoveTold, movesOn } from './moves-on.ts'
export { type Cap, capsOn, type Trait } from './order-page.ts'
export { openPageSetter, type PageSetter } from './page-setter.ts'
export type { Candidate, PageName, Placing } from './pages.ts'
export { setPage, setPages } from './set-pages.ts'
export { setShelves } from './set-shelves.ts'
export { margin } from './settle-order.ts'
export type { Reason } from './tables.ts'
export { halfLives, inWords, longRead, type Weighed, weighStory } from './weigh-story.ts'
export { arrangeForYou, capsOf } from './yours/arrange-for-you.ts'
export { chanceFor } from './yours/chance.ts'
export { gatherPool } from './yours/gather-pool.ts'
export { indexPool, type Pool } from './yours/index-pool.ts'
export { type OpenPool, openPool } from './yours/open-pool.ts'
export type { ReaderTaste, Told, ToldBy, YourKind, YourPlace, YourReason } from './yours/told.ts'
