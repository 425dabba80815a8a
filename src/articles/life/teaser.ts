import { textOfClean } from '../plain-text.ts'
import type { Prepared } from '../prepared.ts'

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

// How systems end what they have cut off: an ellipsis, a link to the rest, "The post … appeared first on …" behind either.
const ending =
  /(?:\s*(?:the post|der beitrag|l['’]article|el artículo|la entrada|o post)\b.{0,200}(?:appeared first on|erschien zuerst auf|est apparu en premier sur|apareció primero en|se publicó primero en|apareceu primeiro em).{0,80})?$/i
const open =
  /(?:…|\.{3}|\[(?:…|\.{3}|&#8230;)\]|\[?\+\d+ (?:chars|more)\]?|\b(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest)|full)|full (?:story|article)|see more|subscribe to (?:read|continue)|weiterlesen|mehr lesen|zum artikel|lire la suite|lire l['’]article|lire plus|leer más|seguir leyendo|continuar leyendo|lees (?:meer|verder)|leia mais|ler mais|continue lendo|leggi (?:tutto|di più|anche)|continua a leggere|läs mer|les mer|læs mere|lue lisää|czytaj (?:więcej|dalej)|číst dál|devamını oku|читать (?:далее|дальше|полностью))\b.{0,80}|続きを読む|阅读全文|閱讀全文|더보기)[\s\p{P}→»]*$/iu

/** Whether a text says at its end that there is more of it elsewhere: "…", "Read more", "Weiterlesen". Only its last 300 letters are looked at. */
export const endsOpen = (text: string): boolean => open.test(text.slice(-300).replace(ending, '').trimEnd())

/** A text without such an ending. */
const withoutEnding = (text: string): string => text.slice(0, -300) + text.slice(-300).replace(ending, '').trimEnd().replace(open, '')

/**
 * Whether `short` is how `long` begins. Space, case and marks do not count, nor a dateline or a byline before it in `long` (400 letters at most), nor the last
 * word of `short`, which a length in letters may have cut.
 */
export const isOpeningOf = (short: string, long: string): boolean => {
  const said = letters(withoutEnding(short).replace(/\s+\S*$/, ''))
  if (said.length < 20) return said.length > 0 && letters(long).startsWith(said)
  const all = letters(long)
  const at = all.slice(0, 400 + said.length).indexOf(said)
  return at >= 0 && at <= 400
}

/** The words of a telling as far as they are body, or else its standfirst: RSS has one element for both. */
export const toldText = ({ html, standfirst, opening }: Pick<Prepared, 'html' | 'standfirst' | 'opening'>): string =>
  (html && textOfClean(html)) || standfirst || opening || ''

/**
 * Whether a telling only opens the text that stands, and must not take its place. A publisher who really shortens a piece leaves another text than its beginning, or
 * says what he corrected. A telling with no body says nothing of the body.
 */
export const isTeaserOf = (
  item: Pick<Prepared, 'html' | 'standfirst' | 'opening' | 'words' | 'correction'>,
  standing: { text: string; words: number },
): boolean => {
  if (standing.words === 0 || item.words >= standing.words) return false
  if (item.words === 0) return true
  const told = toldText(item)
  const isCut = endsOpen(told)
  if (item.correction && !isCut) return false
  if (isOpeningOf(told, standing.text)) return isCut || item.words < standing.words * 0.6
  return isCut && item.words < standing.words * 0.5
}
