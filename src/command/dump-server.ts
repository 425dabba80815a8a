import { spawn } from 'node:child_process'
import { rename, rm } from 'node:fs/promises'
import { environmentWith } from '../base/config.ts'
import type { Io } from './io.ts'
import type { ExitCode } from './verb.ts'

/** Backs a PostgreSQL server's database up with pg_dump. Where that is not installed, or fails, it says which line to use. */
export const dumpServer = async (url: string, file: string, io: Io): Promise<ExitCode> => {
  const address = new URL(url)
  // Command lines can be read by every user of the machine; the environment of a process cannot.
  const password = decodeURIComponent(address.password)
  address.password = ''
  const words = ['--format=custom', '--no-owner', `--file=${file}.part`, address.href]
  const ended = await new Promise<number | string>((resolve) => {
    const dump = spawn('pg_dump', words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environmentWith(password ? { PGPASSWORD: password } : {}),
    })
    dump.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ENOENT' ? 'pg_dump is not installed here' : error.message))
    dump.on('exit', (code) => resolve(code ?? 'pg_dump was stopped'))
  })
  if (ended === 0) {
    await rename(`${file}.part`, file)
    await io.out(`${file} holds the whole database.\n`)
    return 0
  }
  await rm(`${file}.part`, { force: true })
  io.err(
    `No backup was made: ${typeof ended === 'number' ? `pg_dump ended with ${ended}` : ended}. On a machine that has the PostgreSQL client of your server's version, use:\n  pg_dump --format=custom --no-owner --file=${file} "${address.href}"\n`,
  )
  return 1
}
