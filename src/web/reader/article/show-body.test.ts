import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBody } from './show-body.ts'

const live = (at: string, heading: string) =>
  `<section class="live"><p class="at"><time datetime="${at}">12:30</time></p><h2>${heading}</h2><p>Words.</p></section>`

test('updates have an address made of their time, which stays when a newer one comes, and a list leads to them', () => {
  const older = showBody(live('2026-11-23T12:30:00.000Z', 'Afloat &amp; well'))
  const newer = showBody(`${live('2026-11-23T13:30:00.000Z', 'Towed')}\n${live('2026-11-23T12:30:00.000Z', 'Afloat &amp; well')}`)
  assert.deepEqual(older.updates, [{ id: 'at-20261123T1230', at: '2026-11-23T12:30:00.000Z', heading: 'Afloat & well' }])
  assert.deepEqual(
    newer.updates.map(({ id }) => id),
    ['at-20261123T1330', 'at-20261123T1230'],
  )
  assert.match(
    newer.html,
    /^<section class="live" id="at-20261123T1330"><p class="at"><a href="#at-20261123T1330"><time datetime="2026-11-23T13:30:00\.000Z">Mon 23 Nov, 13:30 UTC<\/time><\/a><\/p><h2>Towed<\/h2>/,
  )
})

test('two updates of one minute, and those without a time, have addresses of their own', () => {
  const same = live('2026-11-23T12:30:00.000Z', 'A')
  const timeless = '<section class="live"><p>Words.</p></section>'
  assert.deepEqual(
    showBody(`${same}${same}${timeless}${timeless}`).updates.map(({ id, heading }) => [id, heading]),
    [
      ['at-20261123T1230', 'A'],
      ['at-20261123T1230-2', 'A'],
      ['update-1', null],
      ['update-2', null],
    ],
  )
})

test('a time that is none makes no address, and nothing of it is let through', () => {
  const { html, updates } = showBody(live('&quot; onclick=&quot;alert(1)', 'A'))
  assert.deepEqual(updates[0], { id: 'update-1', at: null, heading: 'A' })
  assert.doesNotMatch(html, /onclick/)
})

test('a table is moved by itself, with a name for those who listen', () => {
  assert.equal(
    showBody('<table><caption>Tides &quot;of&quot; <em>today</em></caption><tbody><tr><td>1</td></tr></tbody></table>').html,
    '<div class="table" role="region" tabindex="0" aria-label="Tides &quot;of&quot; today"><table><caption>Tides &quot;of&quot; <em>today</em></caption><tbody><tr><td>1</td></tr></tbody></table></div>',
  )
  assert.match(showBody('<table><tbody></tbody></table>').html, /aria-label="Table"/)
})
