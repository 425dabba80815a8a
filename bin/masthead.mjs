#!/usr/bin/env node
// The project brings its own Node (npm package `node`): under an older one, the same command is run again on that.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  if (!existsSync(own)) {
    process.stderr.write(
      `Masthead needs Node 24; this is ${process.versions.node}, and the project's own is not installed. Run "npm ci" in the checkout.\n`,
    )
    process.exit(1)
  }
  // The channel tells the child when this process is killed outright, so that no paper is left behind holding the data folder.
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`The project's own Node cannot be run (${error.message}). Run "npm ci" in the checkout.\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
} else {
  await import('./load-jsx.mjs')
  const { commandLine } = await import('../src/command/command.ts')
  await commandLine(process.argv.slice(2), {
    openPaper: async (...given) => (await import('../src/main.ts')).openPaper(...given),
    openTown: async (...given) => (await import('../tests/town/town.ts')).openTown(...given),
  })
}
