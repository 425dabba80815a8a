import { openIndex } from './open-index.ts'

/** Up to where changes of stories were read, in order of when they were and of id. */
export type Read = { at: Date; id: string }

/**
 * What a process knows of the stories of the window to set them side by side: names alone, rebuilt from the database after a start. Memory: of 20,000 stories at the most (the latest told) up to twelve tellings with
 * 48 names each; some 60 MB where there are so many. `versions`: the transaction that last wrote each, as it was read: what was changed twice at one time has two. `waiting`: what changed and was not looked at since. `tied`: the last tie that was looked at.
 */
export const openAbroad = () => ({
  index: openIndex(),
  versions: new Map<string, string>(),
  waiting: new Set<string>(),
  read: undefined as Read | undefined,
  tied: undefined as number | undefined,
})
export type KnownAbroad = ReturnType<typeof openAbroad>
