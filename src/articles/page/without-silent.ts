const starts = /<!--|<(script|style|svg)\b/gi

/**
 * A page without its comments, style sheets and drawings, none of which says anything of an article and which are half of the work of parsing. Scripts stay, and
 * what looks like a comment inside them. One pass: what never ends is left for the parser to judge, and is not looked for again.
 */
export const withoutSilent = (html: string): string => {
  let kept = ''
  let from = 0
  const endless = new Set<string>()
  starts.lastIndex = 0
  for (let start = starts.exec(html); start; start = starts.exec(html)) {
    const kind = start[1]?.toLowerCase() ?? 'comment'
    if (endless.has(kind)) continue
    const closing = kind === 'comment' ? /-->/g : new RegExp(`</${kind}\\s*>`, 'gi')
    // `<!-->` is a whole comment.
    closing.lastIndex = start.index + 2
    const end = closing.exec(html)
    if (!end) {
      endless.add(kind)
      continue
    }
    if (kind !== 'script') {
      // Nothing in its place: React parts the two halves of a word by an empty comment.
      kept += html.slice(from, start.index)
      from = closing.lastIndex
    }
    starts.lastIndex = closing.lastIndex
  }
  return kept + html.slice(from)
}
