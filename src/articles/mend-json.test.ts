import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readScriptJson } from './mend-json.ts'

test('what templates break is mended', () => {
  const whole = { headline: 'Ferry aground', n: [1, 2] }
  for (const script of [
    '{"headline":"Ferry aground","n":[1,2]}',
    ' <!-- {"headline":"Ferry aground","n":[1,2]} --> ',
    '//<![CDATA[\n{"headline":"Ferry aground","n":[1,2]}\n//]]>',
    '{"headline":"Ferry aground","n":[1,2,],};',
    '{"headline":"Ferry\naground","n":[1,2]}',
    '{&quot;headline&quot;:&quot;Ferry aground&quot;,&quot;n&quot;:[1,2]}',
  ])
    assert.deepEqual(readScriptJson(script), whole, script)
  assert.deepEqual(readScriptJson('{"a":1}\n{"b":2}'), [{ a: 1 }, { b: 2 }])
  assert.deepEqual(readScriptJson('{"headline":"The "Maren" is afloat","x":1}'), { headline: 'The "Maren" is afloat', x: 1 })
  assert.deepEqual(readScriptJson('{"headline":"It\\\'s over"}'), { headline: "It's over" })
})

test('what cannot be mended is nothing, soon', () => {
  const started = performance.now()
  for (const script of ['', 'var a = 1', '{"a":', `{"a":"${'"'.repeat(100_000)}`, `${'{'.repeat(100_000)}`, `[${'"a" '.repeat(100_000)}`])
    assert.equal(readScriptJson(script), undefined)
  assert.ok(performance.now() - started < 2000)
})
