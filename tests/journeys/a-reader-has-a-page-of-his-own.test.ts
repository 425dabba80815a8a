import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../town/open-paper.ts'

const paper = await openPaper()
const because = (document: Document) => [...document.querySelectorAll('.yours .because')].map((one) => one.textContent ?? '')
const places = (document: Document) => [...document.querySelectorAll('.mine')]
const hrefOf = (place: Element | undefined, way: string) => place?.querySelector(way)?.getAttribute('href') ?? ''

test('a visitor chooses, signs up, follows, mutes and takes back, and each shows on his page with its reason', async () => {
  const ada = paper.person()
  await ada.send('/welcome/region', { region: 'GB' })
  await ada.send('/welcome/sections', { sections: ['science'] })
  await ada.send('/welcome/titles', { shown: [], titles: ['meridian-uk'] })
  const visitors = await ada.open('/yours')
  assert.match(visitors.text, /Sign in to keep it/)
  assert.ok(because(visitors.document).some((words) => /You follow Science/.test(words)))

  await ada.send('/join', { mail: 'ada@harbour.example' })
  await ada.send('/join/code', { mail: 'ada@harbour.example', code: (await paper.letterTo('ada@harbour.example')).code })
  const own = await ada.open('/yours')
  // Each has other pieces from outside his wishes, so that the places between differ by as many; what is wished for does not.
  const wishes = (document: Document) =>
    [...new Set(because(document).flatMap((words) => words.match(/(You follow|[\w ]+ is your region)[^.]*/g) ?? []))].sort()
  assert.deepEqual(wishes(own.document), wishes(visitors.document), 'what he chose came with him')
  assert.ok(wishes(own.document).length > 2, wishes(own.document).join('\n'))
  assert.ok(own.document.querySelector('a[href="/account/paper"]'))

  // From the reasons of one piece he follows whoever wrote it.
  const first = await ada.open(hrefOf(places(own.document)[0], '.mine-ways a'))
  assert.match(first.text, /Why is this here\?/)
  const writer = [...first.document.querySelectorAll('.tune button')]
    .map((one) => one.getAttribute('value') ?? '')
    .find((say) => say.startsWith('follow writer'))
  assert.ok(writer, 'the piece has a byline')
  await ada.send('/account/paper/tune', { say: writer, next: '/yours' })
  const name = writer.split(' ').slice(3).join(' ')
  const followed = await ada.open('/yours')
  assert.ok(
    because(followed.document).some((words) => words.includes(`You follow ${name}`)),
    because(followed.document).join('\n'),
  )

  // A word that stands in a headline takes its story away.
  const headline = places(followed.document)[2]?.querySelector('h2')?.textContent ?? ''
  const word = headline.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0] ?? ''
  await ada.send('/account/paper/tune', { word })
  const muted = await ada.open('/yours')
  assert.ok(places(muted.document).length > 10)
  assert.ok(
    places(muted.document).every(
      (place) => !new RegExp(`(^|[^\\p{L}])${word}([^\\p{L}]|$)`, 'iu').test(place.querySelector('.words')?.textContent ?? ''),
    ),
    word,
  )

  // What he takes back takes its reason with it.
  await ada.send('/account/paper/untune', { say: writer, next: '/yours' })
  assert.ok(!because((await ada.open('/yours')).document).some((words) => words.includes(`You follow ${name}`)))
})

test('one page in ten is something else, the same all day, and another tomorrow', async () => {
  const ben = await paper.member('ben@harbour.example')
  await ben.send('/welcome/sections', { sections: ['sport', 'world'] })
  const elses = async () => {
    const { document } = await ben.open('/yours')
    return { all: places(document).length, some: [...document.querySelectorAll('.mine:has(.else) h2')].map((one) => one.textContent) }
  }
  const today = await elses()
  assert.ok(Math.abs(today.some.length - today.all / 10) <= 1, `${today.some.length} of ${today.all}`)
  assert.deepEqual(await elses(), today)
  paper.wait(13 * 3_600_000)
  assert.notDeepEqual((await elses()).some, today.some)
})
