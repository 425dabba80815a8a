import { isCalendarWord } from '../topics/calendar-words.ts'
import { foldName } from '../topics/fold-name.ts'
import { knownPlace } from '../topics/known-places.ts'

// "1.900", "1,900" and "1 900" are one word each, "Corrie's" is Corrie and "l'Aigli" is Aigli.
const word = /(?<![\p{L}\p{N}])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|[\p{L}\p{N}][\p{L}\p{N}'’.,]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu
const elided = /^(?:[ldjnsmtc]|qu|dell|all|nell|dall|sull|un|L|D)['’](?=\p{Lu})/u
const [mostLetters, mostRead] = [6, 4000]

/**
 * A word that may be a name or a number. `key`: what papers of other languages have it by too: the first letters of a name, folded; "#1900"; "@es" for a known place. `at`: where in the text it begins.
 * `sure`: 1, or less for a number, and for a word that may have its capital from where it stands.
 */
export type NamedWord = { key: string; form: string; at: number; sure: number }

/** The names and numbers of a headline or a text, in the order in which they stand. Of a text the first 4,000 characters are read. */
export function* namedWords(text: string, { headline = false } = {}): Generator<NamedWord> {
  let from = 0
  for (const sentence of text.slice(0, mostRead).split(/(?<=[.!?])\s+/)) {
    const at = text.indexOf(sentence, from)
    from = at + sentence.length
    const capitals = sentence.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0
    const everyWord = headline && capitals > sentence.split(/\s+/).length * 0.6
    for (const match of sentence.matchAll(word)) {
      const cut = elided.exec(match[0])?.[0].length ?? 0
      const form = match[0].slice(cut).replace(/['’]s$/, '')
      const where = at + match.index + cut
      if (/^\d/.test(form)) {
        const digits = form.replace(/\D/g, '')
        if (digits.length > 1 && digits.length < 12) yield { key: `#${digits}`, form, at: where, sure: 0.7 }
        continue
      }
      if (!/^\p{Lu}/u.test(form) || isCalendarWord(form)) continue
      const place = knownPlace(form)
      const folded = foldName(form).replace(/[.,]/g, '')
      const opens = everyWord || match.index === 0 || /[“"„«»:(]\s*$/.test(sentence.slice(Math.max(0, match.index - 2), match.index))
      if (place) yield { key: `@${place.key}`, form, at: where, sure: 1 }
      else if (folded.length > 2) yield { key: folded.slice(0, mostLetters), form, at: where, sure: opens ? 0.5 : 1 }
    }
  }
}
