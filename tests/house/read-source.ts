/** A source file taken apart, without a parser: names and marks on one side, what stands in quotes on the other. */
export type Source = {
  /** The text with comments, regular expressions and everything in quotes blanked out: same length, same lines. */
  code: string
  /** As `code`, with what stands in plain quotes left in, so that imports can be read. */
  quoted: string
  /** What stands in quotes and templates (`${…}` as a space), with its place in the text. */
  texts: { text: string; at: number }[]
}

const opensRegex = /(?:^|[=(,:;!&|?{}[\n+~*%<>^-]|=>|\b(?:return|typeof|case|in|of|do|else|void|await|yield))\s*$/

/**
 * Takes a TypeScript or JSX text apart. A quote that does not close on its line is an apostrophe in JSX text and is left alone. It errs towards
 * blanking too little: a test that reads the result may see a word too many, and no import is missed.
 */
export const readSource = (text: string): Source => {
  const code = text.split('')
  const quoted = text.split('')
  const texts: Source['texts'] = []
  const blank = (target: string[], from: number, to: number) => {
    for (let i = from; i < to; i++) if (target[i] !== '\n') target[i] = ' '
  }
  const both = (from: number, to: number) => {
    blank(code, from, to)
    blank(quoted, from, to)
  }
  // Reads code from `i` to `end`, or to the bracket that closes a template's hole.
  const read = (start: number, inHole: boolean): number => {
    let depth = 0
    let i = start
    while (i < text.length) {
      const c = text[i] as string
      const two = text.slice(i, i + 2)
      if (inHole && c === '{') depth++
      if (inHole && c === '}' && depth-- === 0) return i
      if (two === '//' || two === '/*') {
        const end = two === '//' ? text.indexOf('\n', i) : text.indexOf('*/', i + 2) + 2
        const to = end < i + 2 ? text.length : end
        both(i, to)
        i = to
      } else if (c === "'" || c === '"') i = readQuote(i, c)
      else if (c === '`') i = readTemplate(i)
      else if (c === '/' && opensRegex.test(code.slice(Math.max(0, i - 40), i).join(''))) i = readRegex(i)
      else i++
    }
    return i
  }
  const readQuote = (at: number, quote: string) => {
    for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
      if (text[i] === '\\') i++
      else if (text[i] === quote) {
        texts.push({ text: text.slice(at + 1, i), at })
        blank(code, at + 1, i)
        // A quote inside a quote opens nothing.
        for (let n = at + 1; n < i; n++) if (quoted[n] === '"' || quoted[n] === "'") quoted[n] = ' '
        return i + 1
      }
    }
    return at + 1
  }
  const readTemplate = (at: number) => {
    let said = ''
    let i = at + 1
    while (i < text.length && text[i] !== '`') {
      if (text.startsWith('${', i)) {
        const close = read(i + 2, true)
        both(i, i + 2)
        both(close, close + 1)
        said += ' ? '
        i = close + 1
        continue
      }
      const step = text[i] === '\\' ? 2 : 1
      said += text.slice(i, i + step)
      both(i, i + step)
      i += step
    }
    texts.push({ text: said, at })
    return i + 1
  }
  const readRegex = (at: number) => {
    let inClass = false
    for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
      if (text[i] === '\\') i++
      else if (text[i] === '[') inClass = true
      else if (text[i] === ']') inClass = false
      else if (text[i] === '/' && !inClass) {
        both(at + 1, i)
        return i + 1
      }
    }
    return at + 1
  }
  read(0, false)
  return { code: code.join(''), quoted: quoted.join(''), texts }
}

/** The line of `text`, from 1, in which place `at` lies. */
export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length
