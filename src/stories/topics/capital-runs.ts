/** Words with capitals that stand together, as "Ursula von der Leyen" or "Bank of England". `opens`: it begins its sentence, where every word has a capital. `tail`: up to two words that follow in small letters. */
export type Run = { words: string[]; opens: boolean; before: string; after: string; tail: string }

// Joins within names whatever stands before: "van der", "al-", "bin", "y" between Spanish surnames.
const particles =
  /^(?:von|vom|van|zu|zur|de|der|den|del|della|di|da|do|dos|das|du|des|la|le|el|al|bin|ibn|ben|ten|ter|y|e|of|for|für|delle|dell|d)$/
const token = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.&+-]|['’](?=\p{L}))*/gu
const capital = /^\p{Lu}/u
// "l'Ukraine", "d'Ursula", "dell'Ucraina", "L'Espagne": the article is no part of the name. "D'Alema" and "O'Brien" have a capital that stands before another.
const elided = /^(?:[ldjnsmtc]|qu|dell|all|nell|dall|sull|un|quest|L)['’](?=\p{Lu})/u
const longest = 7

type Token = { text: string; from: number; to: number; gap: string }

const tokensOf = (sentence: string): Token[] => {
  const found: Token[] = []
  let end = 0
  for (const match of sentence.matchAll(token)) {
    const cut = elided.exec(match[0])?.[0].length ?? 0
    let text = match[0].slice(cut).replace(/['’]s$|['’]$/u, '')
    // The stop that ends a sentence is none of an abbreviation's.
    if (!/^(?:\p{L}\.)+$/u.test(text) && !/^(?:St|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Jr|Sr)\.$/.test(text))
      text = text.replace(/[.+-]+$/, '')
    const possessive = match[0].length - cut - text.length > 1
    found.push({ text, from: match.index, to: match.index + match[0].length, gap: possessive || cut > 0 ? "'" : '' })
    end = match.index + match[0].length
    if (end > 4000) break
  }
  return found
}

/** The runs of capitalised words of a sentence. Words that particles join are one run; a comma, a bracket, a possessive and a stop part runs. */
export const capitalRuns = (sentence: string): Run[] => {
  const tokens = tokensOf(sentence)
  const together = (i: number) => {
    const [one, next] = [tokens[i], tokens[i + 1]]
    if (!one || !next || (one.gap === "'" && /['’]s?$/u.test(sentence.slice(one.from, one.to)))) return false
    return (
      /^\.?[ \u00a0]$/.test(sentence.slice(one.from + sentence.slice(one.from, one.to).length, next.from)) &&
      !(/[^.]\.$/.test(sentence.slice(one.from, one.to)) && !/\.$/.test(one.text))
    )
  }
  const runs: Run[] = []
  for (let i = 0; i < tokens.length; ) {
    if (!capital.test(tokens[i]?.text ?? '')) {
      i++
      continue
    }
    let end = i
    while (end - i < longest && together(end)) {
      let next = end + 1
      while (next - end < 4 && particles.test(tokens[next]?.text ?? '') && together(next)) next++
      if (!capital.test(tokens[next]?.text ?? '')) break
      end = next
    }
    const before = tokens[i - 1]
    const between = sentence.slice(before?.to ?? 0, tokens[i]?.from)
    const opens = i === 0 || /[.!?:…]\s*["“„«‘(]*$|^\s*["“„«‘][^"”»]*$/.test(between)
    const rest = sentence.slice(tokens[end]?.to ?? 0)
    runs.push({
      words: tokens.slice(i, end + 1).map(({ text }) => text),
      opens,
      before: /^\s*$/.test(between) ? (before?.text ?? '') : '',
      after: /^\s+[\p{Ll}]/u.test(rest) ? (tokens[end + 1]?.text ?? '') : '',
      tail: /^((?: \p{Ll}[\p{L}'’-]+){1,2})/u.exec(rest)?.[1]?.trim() ?? '',
    })
    i = end + 1
  }
  return runs
}

/** Whether a word joins others within a name. */
export const isParticle = (word: string): boolean => particles.test(word)
