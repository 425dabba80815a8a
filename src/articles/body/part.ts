import type { Block } from '../blocks.ts'

/** What a run of blocks belongs to. `key` tells two of a kind apart; `at`: when the publisher dates the update of a live blog, ISO 8601. */
export type Part = { kind: 'live'; key: number; at: string | null } | { kind: 'gallery'; key: string }

const same = (one: Part | undefined, other: Part | undefined) => one?.kind === other?.kind && one?.key === other?.key

const opened = (part: Part) =>
  part.kind === 'gallery'
    ? '<div class="gallery">'
    : `<section class="live">${part.at ? `<p class="at"><time datetime="${part.at}">${part.at.slice(11, 16)}</time></p>` : ''}`

const closed = { gallery: '</div>', live: '</section>' }

/** Blocks as they are stored: one a line, those of one part within its own element, so that it is shown and withheld as a whole. A gallery of one picture is a picture. */
export const htmlOf = (blocks: Block[]): string => {
  const lines: string[] = []
  for (let from = 0; from < blocks.length; ) {
    const part = blocks[from]!.part
    let to = from + 1
    while (part && to < blocks.length && same(blocks[to]!.part, part)) to++
    const html = blocks
      .slice(from, to)
      .map((block) => block.html)
      .filter(Boolean)
    if (html.length > 0)
      lines.push(
        part && (part.kind === 'live' || html.length > 1) ? `${opened(part)}${html.join('')}${closed[part.kind]}` : html.join('\n'),
      )
    from = to
  }
  return lines.join('\n')
}
