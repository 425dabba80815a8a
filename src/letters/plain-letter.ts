import type { Letter } from './letter.ts'

/** The paper that writes: its name, and its address without a slash at the end. */
export type Sender = { name: string; address: string }

/** Lines no longer than `most` letters, broken between words; a longer word, as an address, stays whole. */
const wrapped = (text: string, most = 72): string => {
  const lines = ['']
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1) as string
    if (last && last.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.join('\n')
}

/** The letter as plain text: for clients that show no HTML, and for people who prefer it. */
export const plainLetter = (letter: Letter, { name, address }: Sender): string =>
  [
    name,
    wrapped(letter.heading),
    ...letter.paragraphs.map((text) => wrapped(text)),
    ...(letter.pieces ?? []).flatMap(({ part, pieces }) => [
      part.toUpperCase(),
      ...pieces.map(({ headline, by, text, href }) => [wrapped(headline), wrapped(`${by}${text ? `: ${text}` : ''}`), href].join('\n')),
    ]),
    ...(letter.code ? [`    ${letter.code}`] : []),
    // An address alone on its line is one that every client makes a link of, whole.
    ...(letter.action ? [`${letter.action.label}:\n${letter.action.href}`] : []),
    ...(letter.small ?? []).map((text) => wrapped(text)),
    ...(letter.unsubscribe ? [`No more letters like this one:\n${letter.unsubscribe}`] : []),
    `-- \n${name}\n${address}`,
  ].join('\n\n')
