import { type Config, readConfig } from '../../src/base/config.ts'

/** Settings for a paper that is only looked at: a secret of its own, so that none is made in the checkout's data folder. */
export const townConfig = (settings: Record<string, string> = {}): Config =>
  readConfig({ SECRET: 'a secret for the sample town alone', ...settings })
