import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { openingWithin, preview } from './preview.ts'

const of = (html: string, paragraphs: number, pictures = true) => preview(html, { paragraphs, pictures }).html
const p = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('')
const figure = '<figure><img src="/pictures/a-640" alt="A &quot;reef&quot;"><figcaption>At sea</figcaption></figure>'

test('it is the first paragraphs, none cut in the middle', () => {
  assert.equal(of(p('One.', 'Two <em>and</em> &amp; more.', 'Three.'), 2), p('One.', 'Two <em>and</em> &amp; more.'))
  assert.equal(of(p('One.', 'Two.'), 0), '')
})

test('a picture counts as a block, and is shown only where pictures are licensed', () => {
  const html = `${p('One.')}${figure}${p('Two.', 'Three.')}`
  assert.equal(of(html, 2), `${p('One.')}${figure}`)
  assert.equal(of(html, 2, false), p('One.'))
  assert.equal(of(`<p>One <img src="/pictures/b-640" alt="b">.</p>${p('Two.')}`, 1, false), p('One .'))
})

test('lists, tables and quotes count what they hold, and are there whole or not at all', () => {
  const list = '<ul><li>a</li><li>b</li></ul>'
  assert.equal(of(`${p('One.')}${list}${p('Two.')}`, 3), `${p('One.')}${list}`)
  assert.equal(of(`${p('One.')}${list}${p('Two.')}`, 2), p('One.'))
  assert.equal(of(`<blockquote>${p('One.', 'Two.', 'Three.')}</blockquote>${p('Four.')}`, 2), '')
  assert.equal(of(`<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>${p('Two.')}`, 1), '')
})

test('a body that is one paragraph only by its tags is not given away as one', () => {
  for (const whole of [
    '<p>One.<br><br>Two.<br /> <br />Three.</p>',
    '<p><strong>One.<br /><br />Two.</strong></p>',
    'One.<br><br>Two.',
    '<ins><p>One.</p><p>Two.</p></ins>',
    `<p>${'Word. '.repeat(300)}</p>`,
    `<p>${'字'.repeat(600)}</p>`,
    `<p>${'One line.<br />'.repeat(200)}</p>`,
    `<pre>${'Word.\n\n'.repeat(300)}</pre>`,
    `<table><tbody><tr><td>${'Word. '.repeat(300)}</td></tr></tbody></table>`,
    `<figure><img src="/pictures/a-640"><figcaption>${'Word. '.repeat(300)}</figcaption></figure>`,
    `<h4>One.</h4><h4>Two.</h4>${p('So.')}`,
  ]) {
    assert.equal(of(`${whole}${p('Last.')}`, 1), '', whole.slice(0, 60))
    assert.notEqual(of(`${whole}${p('Last.')}`, 3), '', whole.slice(0, 60))
  }
  const long = `<h4>${'Word. '.repeat(50)}</h4>`
  assert.equal(of(`${long}${long}${p('Last.')}`, 1), long)
  assert.equal(of(`<p>First line,<br>second line</p>${p('Last.')}`, 1), '<p>First line,<br>second line</p>')
})

test('a heading counts as none and does not stand last', () => {
  assert.equal(of(`<h2>Begin</h2>${p('One.')}<h2>Then</h2>${p('Two.')}`, 1), `<h2>Begin</h2>${p('One.')}`)
})

test('of a short piece something stays behind the gate', () => {
  assert.equal(of(p('One.', 'Two.'), 5), p('One.'))
  assert.equal(of(`${p('One.', 'Two.')}${figure}<hr>`, 5), p('One.'))
  assert.equal(of(p('All of it in one paragraph.'), 5), '')
})

const live = (...texts: string[]) =>
  `<section class="live"><p class="at"><time datetime="2026-11-23T12:30:00.000Z">12:30</time></p>${p(...texts)}</section>`
const card =
  '<aside class="embed"><p class="what">Post on X</p><blockquote><p>Theirs.</p></blockquote><p><a href="https://x.com/a">A</a></p></aside>'
const gallery = `<div class="gallery">${figure}${figure}</div>`

test('an update of a live report, a gallery, a card and a note are there whole or not at all', () => {
  assert.equal(of(`${p('One.')}${live('Two.', 'Three.')}${live('Four.')}`, 3), p('One.'))
  assert.equal(of(`${p('One.')}${live('Two.', 'Three.')}${live('Four.')}`, 4), `${p('One.')}${live('Two.', 'Three.')}`)
  assert.equal(of(`${p('One.')}${gallery}${p('Two.', 'Three.')}`, 2), p('One.'))
  assert.equal(of(`${p('One.')}${gallery}${p('Two.', 'Three.')}`, 3), `${p('One.')}${gallery}`)
  assert.equal(of(`${p('One.')}${gallery}${p('Two.', 'Three.')}`, 3, false), p('One.'))
  assert.equal(of(`${card}${p('One.', 'Two.')}`, 2), `${card}${p('One.')}`)
  assert.equal(of(`<aside class="note">${p('So.', 'It was.')}</aside>${p('One.')}`, 1), '')
})

test('a card behind the gate is not what stays behind it', () => {
  assert.equal(of(`${p('One.', 'Two.')}${card}`, 5), p('One.'))
  assert.equal(preview(`${card}${p('One.', 'Two.')}`, { paragraphs: 2, pictures: true }).text, 'One.')
})

test('a box around the body is not one block, nor is loose text', () => {
  assert.equal(of(`<div>${p('One.')}<div>${p('Two.', 'Three.')}</div></div>`, 2), p('One.', 'Two.'))
  assert.equal(of(`Loose <b>text</b>${p('Two.', 'Three.')}`, 1), '<p>Loose <b>text</b></p>')
})

test('where the html is cut off, its last block is not shown', () => {
  const html = `${p('One.', 'Two.')}<p>Thr`
  assert.equal(preview(html, { paragraphs: 9, pictures: true, cut: true }).html, p('One.', 'Two.'))
})

test('an opening ends where the preview ends', () => {
  const shown = preview(p('One is said.', 'Two is said, and more.', 'Three.', 'Four.'), { paragraphs: 2, pictures: true })
  assert.equal(openingWithin('One is said.\nTwo is said…\nThree.', shown), 'One is said.\nTwo is said…')
  assert.equal(openingWithin('Three.', shown), null)
  assert.equal(openingWithin('One is said.\nThree.\nTwo is said', shown), 'One is said.')
  assert.equal(openingWithin(null, shown), null)
  assert.equal(openingWithin('One', { html: '', text: '' }), null)
})

// A body of every kind of block, different for every seed (mulberry32), each text once and nowhere else.
const drawn = (seed: number) => {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  let words = 0
  const text = () => `word${seed}x${words++}z`
  const kinds = [
    () => `<p>${text()} <em>${text()}</em></p>`,
    () => `<p>${text()}<br>${text()} &amp; <a href="https://a.example/">${text()}</a></p>`,
    () => `<h2>${text()}</h2>`,
    () => `<figure><img src="/pictures/a-640" alt="${text()}"><figcaption>${text()} <small>${text()}</small></figcaption></figure>`,
    () => `<ul><li>${text()}</li><li>${text()}<ul><li>${text()}</li></ul></li></ul>`,
    () => `<blockquote><p>${text()}</p><p>${text()}</p></blockquote>`,
    () => `<table><tbody><tr><td>${text()}</td><td>${text()}</td></tr></tbody></table>`,
    () => `<pre>${text()}</pre>`,
    () => `<section class="live"><p class="at"><time>${text()}</time></p><h2>${text()}</h2><p>${text()}</p></section>`,
    () => `<aside class="embed"><p class="what">${text()}</p><blockquote><p>${text()}</p></blockquote></aside>`,
    () => `<aside class="note"><p>${text()}</p></aside>`,
    () =>
      `<div class="gallery"><figure><img src="/pictures/a-640"><figcaption>${text()}</figcaption></figure><figure><img src="/pictures/b-640"></figure></div>`,
    () => '<hr>',
  ]
  const blocks = Array.from({ length: Math.floor(random() * 12) }, () => (kinds[Math.floor(random() * kinds.length)] as () => string)())
  return { blocks, paragraphs: Math.floor(random() * 8), pictures: random() > 0.4 }
}
const wordsOf = (html: string) => html.match(/word\d+x\d+z/g) ?? []

test('property: a prefix by blocks, and nothing of the rest is in it, of 2,000 bodies', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const { blocks, paragraphs, pictures } = drawn(seed)
    const { html, text } = preview(blocks.join(''), { paragraphs, pictures })
    const expected = pictures ? blocks : blocks.map((block) => (/^<figure|^<div/.test(block) ? '' : block))
    const ends = blocks
      .map((_, end) => end)
      .concat(blocks.length)
      .filter((end) => expected.slice(0, end).join('') === html)
    assert.ok(ends.length > 0, `${seed}: ${html} is no prefix of ${blocks.join('')}`)
    const rest = new Set(wordsOf(blocks.slice(Math.max(...ends)).join('')))
    assert.ok(!wordsOf(html + text).some((word) => rest.has(word)), `${seed}`)
    assert.ok(html === '' || rest.size > 0, `${seed}: all of it is shown`)
    const { document } = parseHTML(`<body>${html}</body>`)
    assert.ok(
      [...document.querySelectorAll('p,figure')].length <= Math.max(0, paragraphs) + document.querySelectorAll('blockquote p').length,
    )
    assert.ok(pictures || !/<img|figcaption/.test(html))
  }
})
