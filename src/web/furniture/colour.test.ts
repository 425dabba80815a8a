import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colourClass, contrast, styleOf, titleColour } from './colour.ts'

test('contrast is that of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

test('whatever colour a title has, its name can be read by day and by night, and white letters on its mark', () => {
  for (const colour of ['#ffff00', '#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#808080', '#111827', '#fde68a']) {
    const style = styleOf(`<a class="from ${colourClass({ id: 'x', colour })}">`)
    const [, day, night, flag] = /light-dark\((#\w+),(#\w+)\);--flag:(#\w+)/.exec(style) ?? []
    assert.ok(contrast(day as string, '#fcfcfa') >= 4.5, `${colour} by day: ${day}`)
    assert.ok(contrast(day as string, '#f1f0ea') >= 4.5, `${colour} on a tint: ${day}`)
    assert.ok(contrast(night as string, '#121416') >= 4.5, `${colour} by night: ${night}`)
    assert.ok(contrast(flag as string, '#ffffff') >= 4.5, `${colour} under letters: ${flag}`)
  }
})

test('a title without a colour, or with nonsense, always falls on the same ink', () => {
  assert.equal(titleColour({ id: 'a', colour: null }), titleColour({ id: 'a', colour: 'red;}' }))
  assert.match(titleColour({ id: 'a', colour: null }), /^#[0-9a-f]{6}$/)
})

test('only colours on the page get a rule, once', () => {
  assert.equal(styleOf('<i class="x c112233"></i><i class="c112233 y"></i> cabcdef').match(/\.c/g)?.length, 1)
  assert.equal(styleOf('<p>nothing</p>'), '')
})
