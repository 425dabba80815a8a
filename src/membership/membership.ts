/** The door of the membership room: how a person stands, and the gate: may this reader read this, and if not, why. */

export { type Decision, type GateArticle, type May, type MayNot, nothingOpened, type Opened } from './decision.ts'
export { mayRead } from './may-read.ts'
export type { Standing } from './standing.ts'
export type { GiftId, InstitutionId } from './tables.ts'
