export type Log = { say(words: string, facts?: Record<string, unknown>): void; warn(words: string, facts?: Record<string, unknown>): void }

// Facts are strangers' words too: what a terminal or a reader of logs would obey is written out.
const unseen = /[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const quoted = (text: string) => text.replace(unseen, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)

const line = (level: string, words: string, facts: Record<string, unknown> = {}) =>
  `${new Date().toISOString()} ${level} ${words}${Object.entries(facts)
    .map(([name, value]) => ` ${name}=${quoted(typeof value === 'string' ? JSON.stringify(value) : String(value))}`)
    .join('')}\n`

/** One line a thing, to standard error: standard output belongs to what a command answers. */
export const openLog = (write: (text: string) => void = (text) => process.stderr.write(text)): Log => ({
  say: (words, facts) => write(line('·', words, facts)),
  warn: (words, facts) => write(line('!', words, facts)),
})

export const silentLog: Log = { say: () => {}, warn: () => {} }
