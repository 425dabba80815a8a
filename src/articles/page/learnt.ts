import { readFileSync } from 'node:fs'
import type { Learnt } from './choose-passages.ts'

/** What bench/extract-train.ts has written down. */
export const learnt: Learnt = JSON.parse(readFileSync(new URL('./learnt.json', import.meta.url), 'utf8'))
