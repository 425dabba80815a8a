import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { after, test } from 'node:test'
import { lockFolder } from './folder-lock.ts'
import { Refusal } from './refusal.ts'

const folder = mkdtempSync(`${tmpdir()}/lock-`)
after(() => rmSync(folder, { recursive: true }))

test('a folder held by a living process is refused with a sentence that says what to do', async () => {
  const other = spawn(process.execPath, [
    '-e',
    `require('fs').writeFileSync('${folder}/lock', process.pid + ' ' + require('fs').readFileSync('/proc/self/stat','utf8').split(') ')[1].split(' ')[19]); process.stdout.write('held'); setInterval(() => {}, 1000)`,
  ])
  await new Promise((resolve) => other.stdout.once('data', resolve))
  assert.throws(
    () => lockFolder(folder),
    (error: Refusal) => error instanceof Refusal && error.code === 'folder-locked' && /Stop that one/.test(error.message),
  )
  other.kill('SIGKILL')
  await new Promise((resolve) => other.once('exit', resolve))
  lockFolder(folder)()
})

test('a lock left by a process id that now belongs to another process is taken over', () => {
  writeFileSync(`${folder}/lock`, `${process.ppid} 1`)
  const letGo = lockFolder(folder)
  letGo()
})
