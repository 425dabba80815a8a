import { primaryLanguage } from '../base/language.ts'

// Scripts that tell the language alone, or nearly so in the news.
const scripts: [RegExp, string][] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
]

// The commonest words of each language that the others in this table do not share.
const commonest: Record<string, string> = {
  en: 'the of and that with for was from has have are said were which this',
  de: 'der die und das den nicht mit ist auf dem ein eine sich auch von',
  fr: 'les des une est dans pour qui sur pas plus avec sont cette aux été',
  es: 'los las del una por con para como más pero sus este fue según está',
  it: 'che di per del della nel gli sono con alla anche più dei ha delle',
  pt: 'não uma com para dos mais como pelo foi são ser também ao da em',
  nl: 'het een van en dat niet zijn voor met op ook aan door maar wordt',
  sv: 'och att det som för inte med har till är på av den ett från',
  da: 'og at det af til er på ikke har med den som der efter blev',
  no: 'og det til på er ikke har som med av ikkje etter ble også hadde',
  pl: 'nie się na jest że z do to jak po przez ale został był oraz',
  ro: 'și că din pentru este care cu mai sunt fost lui prin au fi despre',
  tr: 've bir bu için ile olarak da daha çok olan sonra kadar göre ise en',
  fi: 'ja on että ei oli mukaan myös ovat mutta kun sen hän olla jo joka',
  id: 'yang dan di dengan untuk dari ini tidak dalam akan pada itu juga ke telah',
  ru: 'и в не на что с по как для из его от это был также',
  uk: 'і в що на не з та про за до від як це був також',
  hu: 'hogy nem és egy is az meg csak volt már szerint lesz mint még ez',
}
const languages = Object.entries(commonest).map(([language, words]) => [language, new Set(words.split(' '))] as const)

/** The language that a text is plainly written in, or null when it is short or the signs are weak. Looks at 600 characters: cheap enough for every item. */
export const detectLanguage = (text: string): string | null => {
  const sample = text.slice(0, 600)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 40) return null
  for (const [script, language] of scripts)
    if ((sample.match(script)?.length ?? 0) > letters * (language === 'ja' ? 0.15 : 0.5)) return language
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = languages
    .map(([language, known]) => [words.filter((word) => known.has(word)).length, language] as const)
    .sort((a, b) => b[0] - a[0])
  const [first, second] = scores
  if (!first || !second || first[0] < 4 || first[0] < words.length * 0.12 || first[0] < second[0] * 1.5) return null
  return first[1]
}

const writtenInLatin = /^(?:en|de|fr|es|it|pt|nl|sv|da|no|nb|nn|fi|pl|cs|ro|hu|tr|id|ca|ga)$/

/** The language of a piece (BCP 47): what the item, then the feed or title says, else what the text plainly is. */
export const languageOf = (told: (string | undefined | null)[], text: string): string | null => {
  // As much of it as is a tag: feeds put anything there, and it stands on pages, in other feeds and in tables.
  const said = told
    .map((tag) => (primaryLanguage(tag) ? /[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}(?![a-z0-9])/i.exec(tag!)?.[0] : undefined))
    .find((tag) => tag)
  if (!said) return detectLanguage(text)
  // WordPress says en-US until somebody changes it: a claim that the script refutes is not believed.
  const letters = text.slice(0, 300).match(/\p{L}/gu)?.length ?? 0
  const latin = text.slice(0, 300).match(/\p{Script=Latin}/gu)?.length ?? 0
  return writtenInLatin.test(primaryLanguage(said)!) && letters >= 40 && latin < letters * 0.4 ? detectLanguage(text) : said
}
