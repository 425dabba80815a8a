import { roomOf } from './check-rooms.ts'
import type { Word } from './read-glossary.ts'
import { lineOf, readSource } from './read-source.ts'
import type { File } from './source-files.ts'

// What follows a dot is another's name as often as ours; what follows "<" or "</" is an element of HTML.
const identifier = /(?<![.\w$]|<\/?)[A-Za-z_$][\w$]*/g

/** The words of an identifier, lower case and singular: 'storyClusters' → story, cluster. */
export const wordsOf = (name: string): string[] =>
  name
    .split(/[_$]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter(Boolean)
    .map((part) =>
      part
        .toLowerCase()
        .replace(/ies$/, 'y')
        .replace(/(?<=[^s])s$/, ''),
    )

/** Names of variables, functions, types and columns that use a banned word, one sentence each. */
export const checkNames = (files: File[], glossary: Word[]): string[] => {
  // What stands at the root of src is its own room here.
  const room = (path: string) => roomOf(path) || path.replace(/^.*\/|\..*$/g, '')
  const banned = new Map(glossary.flatMap(({ word, banned }) => banned.map((one) => [one.word, { ...one, say: word }] as const)))
  const wrong = new Set<string>()
  for (const { path, text } of files) {
    for (const [name] of readSource(text).code.matchAll(identifier)) {
      for (const word of wordsOf(name)) {
        const found = banned.get(word)
        if (found && !found.butIn.includes(room(path))) wrong.add(`${path}: ${name} says "${found.word}"; the word is "${found.say}"`)
      }
    }
  }
  return [...wrong]
}

const verb = '(?:handle|process|manage)(?![a-z])\\w*'
const declared = [
  new RegExp(`\\bfunction\\s*\\*?\\s*(?<name>${verb})\\s*[<(]`, 'g'),
  new RegExp(
    `\\b(?:const|let|var)\\s+(?<name>${verb})\\s*(?::[^=]+)?=\\s*(?:async\\s*)?(?:function\\b|\\([^)]*\\)\\s*(?::[^=]+)?=>|\\w+\\s*=>|<)`,
    'g',
  ),
  new RegExp(`^\\s*(?:async\\s+)?(?<name>${verb})\\s*\\([^)]*\\)\\s*(?::[^{=]+)?\\{`, 'gm'),
  new RegExp(`\\b(?<name>${verb})\\s*:\\s*(?:async\\s*)?(?:function\\b|\\([^)]*\\)\\s*=>|\\w+\\s*=>)`, 'g'),
]

// processIo: the streams of this process; a noun.
const nouns = new Set(['processIo'])

/** Functions called after a verb that says nothing: handle, process, manage. */
export const checkVerbs = (files: File[]): string[] =>
  files.flatMap(({ path, text }) => {
    const { code } = readSource(text)
    return declared.flatMap((pattern) =>
      [...code.matchAll(pattern)]
        .filter((match) => !nouns.has(match.groups?.name ?? ''))
        .map((match) => `${path}:${lineOf(text, match.index)} ${match.groups?.name}: say what it does`),
    )
  })
