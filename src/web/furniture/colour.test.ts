import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colourClass, styleOf } from './colour.ts'

const names = (style: string) => style.match(/(?<=\.)c[0-9a-f]{6}/g) ?? []

test('colours are found in classes, wherever the class stands in its tag, each once', () => {
  const own = colourClass({ id: 'a', colour: '#0B4F6C' })
  assert.equal(own, 'c0b4f6c')
  assert.deepEqual(names(styleOf(`<i class="${own}"></i><a href="/x>y" hidden class="from c8d2b0b ${own}">x</a>`)), ['c0b4f6c', 'c8d2b0b'])
})

test('the words of a piece make no style, however much they look like one', () => {
  const words = Array.from({ length: 50_000 }, (_, n) => `c${n.toString(16).padStart(6, '0')}`).join(' ')
  assert.equal(styleOf(`<p>${words} class="${words}"</p><img alt="${words} class=&quot;c000001&quot;">`), '')
})
