import { day } from '../../base/clock.ts'
import { readRsl, unlicensed } from './read-rsl.ts'
import type { Statement } from './statements.ts'
import { isSilent } from './uses.ts'

/**
 * What an RSL document says of a title's pages. `text` undefined: it could not be had, and what is not licensed may not be used (RSL 1.0, 4); that is asked again the next day.
 * Undefined where it speaks of none of them.
 */
export const readRslDocument = (text: string | undefined, address: string, assets: readonly string[], now: Date): Statement | undefined => {
  if (text === undefined) return { form: 'rsl', address, uses: unlicensed }
  const { uses, maxAgeDays, server } = readRsl(text, assets, address)
  if (isSilent(uses)) return undefined
  const link = server && URL.canParse(server) && /^https?:/i.test(server) ? server : undefined
  return { form: 'rsl', address, uses, goodUntil: new Date(now.getTime() + maxAgeDays * day), ...(link ? { link } : {}) }
}
