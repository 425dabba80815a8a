import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { after, test } from 'node:test'
import { openDatabase } from './database.ts'
import { firstFolder } from './first-folder.ts'
import { makeTemplate } from './make-template.ts'

const folder = mkdtempSync(`${tmpdir()}/first-`)
after(() => rmSync(folder, { recursive: true, force: true }))

test('a database whose making was cut short is made anew, and one that was made is left alone', () => {
  const first = firstFolder(folder)
  assert.equal(first.isNew, true)
  mkdirSync(`${folder}/pg`)
  writeFileSync(`${folder}/pg/half`, '')
  // Killed here: the next start finds the mark.
  assert.equal(firstFolder(folder).isNew, true)
  assert.equal(existsSync(`${folder}/pg/half`), false)
  mkdirSync(`${folder}/pg`)
  firstFolder(folder).made()
  mkdirSync(`${folder}/pg`)
  writeFileSync(`${folder}/pg/whole`, '')
  assert.equal(firstFolder(folder).isNew, false)
  assert.equal(existsSync(`${folder}/pg/whole`), true)
})

test('a new folder begins with the template, and keeps what is written to it', async () => {
  await makeTemplate()
  const data = `${folder}/data`
  const one = await openDatabase({ folder: data })
  await one.run(`insert into publishers (id, name) values ('p', 'P')`)
  await one.close()
  assert.equal(existsSync(`${data}/being-made`), false)
  const again = await openDatabase({ folder: data })
  assert.equal((await again.run('select 1 from publishers')).rows.length, 1)
  await again.close()
})
