import type { Item } from '../../articles/articles.ts'
import { items, type Setting } from '../reading.ts'

const takenBack = /^(?:cancell?ed|killed?|recalled|deleted|retracted|withdrawn|takedown)$/

/**
 * A word on a piece's life as one of ours: `pubStatus` of ninjs and NewsML-G2 (perhaps a qcode or an address, whose last part counts), `management-status` of NITF. IPTC writes
 * "canceled", publishers also "cancelled". No word: usable. A word that nobody knows keeps the piece back, and is told.
 */
export const lifeWord = (written: string | undefined, complain: Setting['complain']): Item['status'] => {
  const word = (written ?? '')
    .trim()
    .toLowerCase()
    .replace(/^.*[:/#]/s, '')
  if (!word || word === 'usable') return undefined
  if (takenBack.test(word)) return 'canceled'
  if (word !== 'withheld' && word !== 'embargoed')
    complain(
      'warning',
      'status-unknown',
      (n) =>
        `${items(n)} ${n === 1 ? 'has' : 'have'} a status that no standard knows, “${word.slice(0, 40)}” for one; what cannot be read is held back.`,
    )
  return 'withheld'
}

/** The publisher's number of a version, where it is one. */
export const versionOf = (written: unknown): number | undefined => {
  const text = String(written ?? '').trim()
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

// "CORRECTS spelling of name", "Korrektur: …", as agencies begin such a note; any other note to editors is none of the readers' business.
const correcting =
  /^\W*(?:correct(?:s|ed|ing|ion|ions)?|corr|clarif(?:ies|ication)|korrektur|korrigiert|berichtigung|berichtigt|rectificati(?:f|e|on)|correcci[oó]n|corrige|corregido|corre[cç][aã]o|correzione|rettelse|r[aä]ttelse)\b/i

/** Whether a note to editors is one on a correction: by a signal of the format, or by how it begins. */
export const isCorrection = (note: string, signals: string[]): boolean =>
  signals.some((signal) => /correct/i.test(signal.slice(0, 100))) || correcting.test(note.slice(0, 100))

const forbids =
  /\bnot for (?:publication|release|use\b(?! (?:in|outside|by|before|after)\b)|online|web|internet|digital)|\b(?:no|not for) (?:online|internet|web|digital|web or online) (?:use|publication)|\bdo not (?:use|publish)\b|\bmandatory kill\b/i

/** Whether terms of use surely forbid that we show a thing; terms that only bound its use ("editorial use only", "no sales") do not. */
export const forbidsUse = (terms: string | undefined): boolean => forbids.test((terms ?? '').slice(0, 5000))
