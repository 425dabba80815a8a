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
    out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stdout.isTTY === true,
  }
}

/** One JSON object a line, and nothing else on standard output. */
export const jsonLine = (io: Io, value: unknown): Promise<void> => io.out(`${JSON.stringify(value)}\n`)
