import './tables.ts'

export { leavePages } from './leave-pages.ts'
export { openPageSetter, type PageSetter } from './page-setter.ts'
export type { PageName } from './pages.ts'
export { setPage, setPages } from './set-pages.ts'
export type { Reason } from './tables.ts'
export { halfLives } from './weigh-story.ts'
