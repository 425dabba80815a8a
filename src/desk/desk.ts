import './tables.ts'

export { type ActivePick, activePicks } from './active-picks.ts'
export { type ActivePin, activePins } from './active-pins.ts'
export type { Editor } from './decide.ts'
export { type Picked, pick } from './pick.ts'
export { holdBack, longestPin, mostPinned, pin, unpin } from './pin.ts'
export { isShelf, mostLine, shelves } from './shelves.ts'
export type { DecisionId, DecisionKind, PickId, ReportId, Shelf, Subject } from './tables.ts'
