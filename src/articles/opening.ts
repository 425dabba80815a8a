import type { Block } from './blocks.ts'

const longest = 600
const sentenceEnd = /[.!?…]["”’»)]?(?=\s|$)|[。！？]["”」]?/gu

/** As much of `text` as fits into `most` characters, up to the end of a sentence; only when not one sentence fits is it cut at a word, with "…". */
export const cutAtSentence = (text: string, most: number): string => {
  if (text.length <= most) return text
  let end = 0
  for (const found of text.slice(0, most + 1).matchAll(sentenceEnd))
    if (found.index + found[0].length <= most) end = found.index + found[0].length
  if (end > 0) return text.slice(0, end)
  const cut = text.slice(0, most - 1)
  return `${/\s/.test(cut) ? cut.replace(/\s+\S*$/, '') : cut}…`
}

/** The opening of a piece: plain text of its first two or three paragraphs, one a line, at most 600 characters, not cut inside a sentence. null when it has no words. */
export const openingOf = (blocks: Block[]): string | null => {
  const lines: string[] = []
  let left = longest
  for (const { tag, text } of blocks) {
    if (tag !== 'p' || !text) continue
    if (lines.length > 0 && (left < 80 || lines.length === 3)) break
    const line = lines.length > 0 && text.length > left && !sentenceFits(text, left) ? '' : cutAtSentence(text, left)
    if (!line) break
    lines.push(line)
    left -= line.length + 1
    if (line.length < text.length) break
  }
  return lines.length > 0 ? lines.join('\n') : null
}

const sentenceFits = (text: string, most: number) => !cutAtSentence(text, most).endsWith('…') || text.slice(0, most).includes('…')
