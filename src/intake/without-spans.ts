const closers: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>' }

/**
 * The text without its comments and, unless `comments` alone are wanted gone, its CDATA sections; what is opened and never closed stays. One pass: a lazy
 * regular expression looks to the end of the text from every opening that has no end, which a feed of nothing else turns into hours.
 */
export const withoutSpans = (text: string, which: 'comments' | 'comments and CDATA'): string => {
  let kept = ''
  let at = 0
  const endless = new Set<string>()
  for (const { 0: open, index } of text.matchAll(which === 'comments' ? /<!--/g : /<!--|<!\[CDATA\[/g)) {
    if (index < at || endless.has(open)) continue
    const close = closers[open] as string
    const end = text.indexOf(close, index + open.length)
    if (end < 0) endless.add(open)
    else {
      kept += text.slice(at, index)
      at = end + close.length
    }
  }
  return kept + text.slice(at)
}
