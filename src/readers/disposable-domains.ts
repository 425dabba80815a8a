import { readFile } from 'node:fs/promises'

const file = new URL('../../data/mail/disposable-domains.txt', import.meta.url)

let listed: Promise<Set<string>> | undefined

/** The shipped list of throw-away mail domains (data/mail/README.md says where it is from), read once in a process. */
export const disposableDomains = (): Promise<Set<string>> =>
  (listed ??= readFile(file, 'utf8').then((text) => new Set(text.split('\n').filter((line) => line && !line.startsWith('#')))))
