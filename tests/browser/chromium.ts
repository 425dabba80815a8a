import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'

const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))

/**
 * The package unpacks itself into the system's temporary folder, readable for its owner alone, and takes a half unpacked file for a whole one: so it is
 * given a folder of its own, which gets its name when all is there.
 */
const unpack = async (folder: string) => {
  const part = `${folder}.${process.pid}`
  await mkdir(part, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = part
  try {
    await chromium.executablePath()
    await inflate(join(packageFolder, 'bin/al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  // Another test file may have been faster: both are alike.
  await rename(part, folder).catch(() => rm(part, { recursive: true, force: true }))
}

const lacksLibraries = (path: string) => {
  try {
    return execFileSync('ldd', [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes('not found')
  } catch {
    return true
  }
}

/**
 * The Chromium that the tests bring, with the environment that it needs here: a bare Debian has neither its libraries (libnss3 and others) nor fonts, so
 * those of the package stand in. Where the machine has them, its own are used.
 */
export const chromiumPath = async (): Promise<{ path: string; env: Record<string, string> }> => {
  const folder = join(cache, `chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) await unpack(folder)
  const path = join(folder, 'chromium')
  const inherited = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return {
    path,
    env: {
      ...inherited,
      ...(lacksLibraries(path) && { LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }),
      ...(!existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  }
}
