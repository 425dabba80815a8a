#!/usr/bin/env node
// The project brings its own Node (npm package `node`): under an older one, the same command is run again on that.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  if (!existsSync(own)) {
    process.stderr.write(`Masthead needs Node 24; this is ${process.versions.node}, and the project's own is not installed. Run "npm ci" in the checkout.\n`)
    process.exit(1)
  }
  const { status, signal } = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(signal ? 1 : (status ?? 1))
}
const { register } = await import('tsx/esm/api')
register()
await import('../src/main.ts')
