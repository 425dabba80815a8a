import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from '../base/log.ts'
import { forTerminal } from './io.ts'

const hostile = 'Ferry\x1b]0;owned\x07 \x9b2J\u202edetcennoc\r\nnext'

test('a terminal gets no orders from what strangers have written', () => {
  assert.equal(forTerminal(`\r\x1b[K${hostile}`), '\r\x1b[KFerry�]0;owned� �2J�detcennoc�\nnext')
  assert.equal(forTerminal('Žluťoučký kůň\t中文 👩‍👩‍👧\n'), 'Žluťoučký kůň\t中文 👩‍👩‍👧\n')
})

test('a line of the log is one line, and gives no orders either', () => {
  const lines: string[] = []
  openLog((text) => void lines.push(text)).warn('a hub was asked in vain', { why: hostile, at: new Error(hostile) })
  assert.equal(lines.length, 1)
  assert.doesNotMatch((lines[0] ?? '').slice(0, -1), /[\0-\x1f\x7f-\x9f\u202a-\u202e]/)
  assert.match(lines[0] ?? '', /\\u202edetcennoc\\r\\nnext"/)
})
