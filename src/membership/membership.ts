/** The door of the membership room: how a person stands, and the gate: may this reader read this, and if not, why. */

export { type Decision, type GateArticle, type May, type MayNot, nothingOpened, type Opened } from './decision.ts'
export { endsOf } from './ends-of.ts'
export { type ExplainedLine, explainStanding } from './explain-standing.ts'
export { mayRead } from './may-read.ts'
export type { Rules, Standing } from './standing.ts'
export type { StandingEvent } from './standing-event.ts'
export { noTrialWhy, standingOf } from './standing-of.ts'
export type { GiftId, InstitutionId, PriceId, SeatId, SubscriptionGiftId } from './tables.ts'
