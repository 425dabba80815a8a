import './tables.ts'

export { type GroupLine, groupTellings } from './group-tellings.ts'
export { leaveStory } from './leave-story.ts'
export { placeArticles } from './place-articles.ts'
export { placeMissed } from './place-missed.ts'
export { openPlacer, type Placer } from './placer.ts'
export { refreshStories } from './refresh-stories.ts'
export type { StoryId } from './tables.ts'
