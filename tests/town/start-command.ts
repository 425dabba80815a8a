import { type ChildProcess, spawn } from 'node:child_process'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../bin/masthead.mjs', import.meta.url))

export type Ended = { code: number | null; out: string; err: string }
export type Running = {
  process: ChildProcess
  /** Resolves with the words once standard output says something that matches; rejects when the command ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  ended: Promise<Ended>
}

const settingNames = ['PORT', 'HOST', 'DATABASE_URL', 'DATA_DIR', 'RUN', 'TITLES', 'ALLOW_HOSTS', 'PUBLIC_URL', 'PAPER_NAME']
const bare = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !settingNames.includes(name) && !name.startsWith('NODE_TEST')),
)

// A test that failed half way leaves its commands running, and the file would wait for them for ever.
const running = new Set<ChildProcess>()
after(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** Runs the real command in a process of its own, with these settings and no others. `input`: its standard input; `cwd`: where it is run. */
export const startCommand = (
  words: string[],
  settings: Record<string, string> = {},
  { input, cwd }: { input?: string; cwd?: string } = {},
): Running => {
  const child = spawn(process.execPath, [command, ...words], {
    env: { ...bare, ...settings },
    cwd,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  child.on('close', () => running.delete(child))
  child.stdin?.end(input)
  let out = ''
  let err = ''
  const listeners = new Set<() => void>()
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text
    for (const listen of listeners) listen()
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })))
  return {
    process: child,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          const found = pattern.exec(out)
          if (!found) return
          listeners.delete(listen)
          resolve(found)
        }
        listeners.add(listen)
        listen()
        void ended.then(({ code }) => reject(new Error(`the command ended (${code}) before it said ${pattern}:\n${out}\n${err}`)))
      }),
  }
}

/** Runs a command to its end. */
export const runToEnd = (
  words: string[],
  settings: Record<string, string> = {},
  more: { input?: string; cwd?: string } = {},
): Promise<Ended> => startCommand(words, settings, more).ended
