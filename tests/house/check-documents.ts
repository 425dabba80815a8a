import { posix } from 'node:path'
import type { File } from './source-files.ts'

export type Known = { exists: (path: string) => boolean; read: (path: string) => string; scripts: string[]; commands: readonly string[] }

const withoutBlocks = (text: string) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ' '))

/** GitHub's way from a heading to its anchor. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
const anchorsOf = (text: string) =>
  [...withoutBlocks(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Links that lead to nothing: files and headings; what lies on the web is not called. */
export const checkLinks = ({ path, text }: File, known: Known): string[] =>
  [
    ...withoutBlocks(text)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/!?\[[^\]]*\]\(\s*<?(?<to>[^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(?<ref>\S+)/gm),
  ].flatMap(({ groups }) => {
    const to = groups?.to ?? groups?.ref ?? ''
    if (/^[a-z][a-z+.-]*:/i.test(to)) return []
    const [file = '', anchor] = to.split('#')
    const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file))
    if (target.startsWith('..') || !known.exists(target)) return [`${path}: ${to} leads to nothing`]
    if (anchor && target.endsWith('.md') && !anchorsOf(file === '' ? text : known.read(target)).includes(anchor))
      return [`${path}: ${to}: no such heading`]
    return []
  })

/** Files named between backticks that are not there. Names with a hole in them (`x`, `…`, `*`, capitals) are examples. */
export const checkPaths = ({ path, text }: File, known: Known): string[] =>
  [...withoutBlocks(text).matchAll(/`(?<to>(?:src|tests|docs|bench|bin|migrations|data\/titles|\.ci)\/[\w./-]*)`/g)].flatMap(
    ({ groups }) => {
      const to = groups?.to ?? ''
      return known.exists(to.replace(/\/$/, '')) ? [] : [`${path}: ${to} is not there`]
    },
  )

/** Commands that the manifest or the command line does not have: npm run X, npm start, npm test, npx masthead X. */
export const checkCommands = ({ path, text }: File, known: Known): string[] => {
  const wrong: string[] = []
  for (const [, script = ''] of text.matchAll(/\bnpm run (?:-\S+ )*([\w:.-]*[\w])/g))
    if (!known.scripts.includes(script)) wrong.push(`${path}: npm run ${script} does not exist`)
  for (const [, script = ''] of text.matchAll(/\bnpm (start|test|stop|restart)\b/g))
    if (!known.scripts.includes(script)) wrong.push(`${path}: npm ${script} does not exist`)
  for (const [, words = ''] of text.matchAll(/\b(?:npx masthead|bin\/masthead\.mjs) ([a-z]+(?: [a-z]+)?)/g)) {
    if (words.startsWith('help') || known.commands.some((command) => command === words || command === words.split(' ')[0])) continue
    wrong.push(`${path}: npx masthead ${words} does not exist`)
  }
  return wrong
}
