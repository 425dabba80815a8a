export type Log = { say(words: string, facts?: Record<string, unknown>): void; warn(words: string, facts?: Record<string, unknown>): void }

const line = (level: string, words: string, facts: Record<string, unknown> = {}) =>
  `${new Date().toISOString()} ${level} ${words}${Object.entries(facts)
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? JSON.stringify(value) : String(value)}`)
    .join('')}\n`

/** One line a thing, to standard error: standard output belongs to what a command answers. */
export const openLog = (write: (text: string) => void = (text) => process.stderr.write(text)): Log => ({
  say: (words, facts) => write(line('·', words, facts)),
  warn: (words, facts) => write(line('!', words, facts)),
})

export const silentLog: Log = { say: () => {}, warn: () => {} }
