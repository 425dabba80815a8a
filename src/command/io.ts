/** Where a command reads and writes: the process's own streams, or a test's. */
export type Io = {
  stdin: NodeJS.ReadableStream
  /** Standard output. Resolves when the text has left, so that a slow reader slows the command down instead of filling memory. */
  out(text: string): Promise<void>
  /** Standard error: what is said beside the answer. */
  err(text: string): void
  /** Standard output is a terminal: a line may be rewritten in place. */
  isTerminal: boolean
}

const newLine = '\r\x1b[K'

/** A text as a terminal may have it. Headlines, addresses and reasons are strangers' words: what would move its cursor, rename its window or turn its lines about (C0, C1, marks of direction) is shown as �. */
export const forTerminal = (text: string): string => {
  const head = text.startsWith(newLine) ? newLine : ''
  return head + text.slice(head.length).replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}

/** The streams of this process. A reader that goes away (`| head`) ends the command quietly. */
export const processIo = (): Io => {
  const quietly = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  }
  process.stdout.on('error', quietly)
  process.stderr.on('error', quietly)
  return {
    stdin: process.stdin,
    out: (text) => new Promise((resolve) => process.stdout.write(process.stdout.isTTY ? forTerminal(text) : text, () => resolve())),
    err: (text) => void process.stderr.write(process.stderr.isTTY ? forTerminal(text) : text),
    isTerminal: process.stdout.isTTY === true,
  }
}

/** One JSON object a line, and nothing else on standard output. */
export const jsonLine = (io: Io, value: unknown): Promise<void> => io.out(`${JSON.stringify(value)}\n`)
