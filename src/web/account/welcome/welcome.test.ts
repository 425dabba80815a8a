import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { choicesIn } from './choices-cookie.ts'

const paper = await openPaper()
const chosen = (jar: Map<string, { value: string }>) => choicesIn(`choices=${jar.get('choices')?.value ?? ''}`)
const ticked = (document: Document, name: string) =>
  [...document.querySelectorAll(`input[name=${name}][checked]`)].map((one) => one.getAttribute('value'))
const offered = (document: Document) => [...document.querySelectorAll('input[name=titles]')].map((one) => one.getAttribute('value') ?? '')

test('three screens lead a visitor to his own page, without script, and he may still go where he was going', async () => {
  const ada = paper.person()
  const region = await ada.open('/welcome/region?next=/titles')
  assert.equal(region.document.querySelectorAll('input[type=radio][name=region]').length > 5, true)
  assert.deepEqual(ticked(region.document, 'region'), [''])
  const sections = await ada.fill('region', { region: 'GB' })
  assert.equal(sections.path, '/welcome/sections?next=%2Ftitles')
  const titles = await ada.send(sections.path, { next: '/titles', sections: ['science', 'sport'] })
  assert.equal(titles.path, '/welcome/titles?next=%2Ftitles')
  const [first = ''] = offered(titles.document)
  assert.equal((await ada.send(titles.path, { next: '/titles', shown: offered(titles.document), titles: [first] })).path, '/titles')
  assert.deepEqual(chosen(ada.jar), { region: 'GB', sections: ['science', 'sport'], titles: [first] })
  assert.deepEqual(ticked((await ada.open('/welcome/region')).document, 'region'), ['GB'])
  assert.deepEqual(ticked((await ada.open('/welcome/sections')).document, 'sections'), ['science', 'sport'])
})

test('each screen can be skipped, and skipping chooses nothing', async () => {
  const ben = paper.person()
  let path = '/welcome/region'
  const way: string[] = []
  for (let step = 0; step < 3; step++) {
    const { document } = await ben.open(path)
    path = [...document.querySelectorAll('.onward a')].find((one) => one.textContent === 'Skip this')?.getAttribute('href') ?? ''
    way.push(path)
  }
  assert.deepEqual(way, ['/welcome/sections', '/welcome/titles', '/yours'])
  assert.equal(ben.jar.size, 0)
})

test('titles of the region and of the chosen sections are offered first', async () => {
  const cat = paper.person()
  await cat.send('/welcome/region', { region: 'DE' })
  const { document } = await cat.open('/welcome/titles')
  const countries = [...document.querySelectorAll('.choice small')].map((one) => (one.textContent ?? '').split(' · ')[0])
  const german = countries.filter((country) => country === 'Germany').length
  assert.ok(german >= 1 && german < countries.length)
  assert.ok(countries.slice(0, german).every((country) => country === 'Germany'))
})

test('a search keeps what is ticked, also what is not on the page it finds', async () => {
  const dan = paper.person()
  const page = await dan.open('/welcome/titles')
  const two = offered(page.document)
    .filter((id) => !id.startsWith('meridian'))
    .slice(0, 2)
  const found = await dan.send('/welcome/titles', { shown: offered(page.document), titles: two, act: 'search', search: 'Meridian' })
  assert.match(found.path, /search=Meridian/)
  assert.ok(offered(found.document).length > 1 && offered(found.document).every((id) => id.startsWith('meridian')))
  await dan.send('/welcome/titles', { shown: offered(found.document), titles: ['meridian-au'] })
  assert.deepEqual(chosen(dan.jar)?.titles, [...two, 'meridian-au'])
  await dan.send('/welcome/titles', { shown: [...two, 'meridian-au'], titles: two })
  assert.deepEqual(chosen(dan.jar)?.titles, two, 'what was on the page and is not ticked is taken away')
  assert.match((await dan.open('/welcome/titles?search=%25_zzz')).text, /No title has/)
})

test('what a screen is sent that cannot be chosen is passed over', async () => {
  const eve = paper.person()
  await eve.send('/welcome/region', { region: '<script>' })
  await eve.send('/welcome/sections', { sections: ['world', 'x'.repeat(500), '../..'] })
  await eve.send('/welcome/titles', { shown: [], titles: ["'; drop table titles", 'x'.repeat(300)] })
  const { text, status } = await eve.open('/yours')
  assert.equal(status, 200)
  assert.ok(!text.includes('drop table'))
  assert.deepEqual(chosen(eve.jar)?.titles, [])
})

test('a reader’s choices are kept in the database, on every device of his', async () => {
  const fay = await paper.member('fay@example.org')
  await fay.send('/welcome/sections', { sections: ['world'] })
  assert.equal(fay.jar.has('choices'), false)
  const phone = await paper.member('fay@example.org')
  assert.deepEqual(ticked((await phone.open('/welcome/sections')).document, 'sections'), ['world'])
})
