import type { Block } from '../blocks.ts'

const longest = 1200

/** A note of the editors beside the text: set apart, and known as a note to who reads on. `corrects`: the publisher marks it as a correction. */
export const noteOf = (blocks: Block[], corrects = false): Block[] => {
  const words = blocks.filter(({ tag }) => tag === 'p' || tag === 'ul' || /^h\d$/.test(tag))
  const text = words.map((block) => block.text).join(' ')
  // A class that begins with such a word may also hold half of the page.
  if (words.length === 0 || words.length < blocks.length || text.length > longest) return blocks
  const html = words.map((block) => block.html.replace(/^<h\d[^>]*>/, '<p><b>').replace(/<\/h\d>$/, '</b></p>')).join('')
  return [{ tag: 'aside', html: `<aside class="note">${html}</aside>`, text, ...(corrects ? { corrects: true as const } : {}) }]
}
