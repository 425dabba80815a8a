import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangeForYou, capsOf } from './arrange-for-you.ts'
import { chanceFor } from './chance.ts'
import { indexPool } from './index-pool.ts'
import { somePool, someStory, taste } from './pool-for-tests.ts'
import type { ReaderTaste, Told, YourPlace } from './told.ts'

const arrange = (told: Told[], reader: ReaderTaste, { places = 36, seed = 'ada 2026-11-23', language = 'en' } = {}) =>
  arrangeForYou(indexPool(told), reader, { places, chance: chanceFor(seed), language })
const stories = (page: YourPlace[]) => page.map(({ storyId }) => storyId)
const codes = ({ reasons }: YourPlace) => reasons.map(({ code }) => code)

/** Tastes of all kinds, the same in every run. */
const tastes = (told: Told[], many: number): ReaderTaste[] =>
  Array.from({ length: many }, (_, n) => {
    const chance = chanceFor(`taste ${n}`)
    const some = <One>(list: One[], name: string, share: number) =>
      list.filter((one, i) => chance(`${name} ${i} ${JSON.stringify(one)}`) < share)
    const titles = [...new Set(told.flatMap(({ tellings }) => tellings.map(({ titleId }) => titleId)))]
    const topics = [...new Set(told.flatMap((story) => story.topics.map(({ id }) => id)))]
    const desks = [...new Set(told.flatMap(({ desk }) => desk ?? []))]
    return taste({
      region: chance('region') < 0.4 ? 'GB' : null,
      sections: some(desks, 'desk', 0.2),
      titles: some(titles, 'title', 0.08),
      exploration: Math.round(chance('share') * 30) / 100,
      tunings: [
        ...some(topics, 'topic', 0.1).map((key) => ({ kind: 'topic' as const, key, name: key, stance: 'follow' as const })),
        ...some(topics, 'not', 0.05).map((key) => ({ kind: 'topic' as const, key, name: key, stance: 'mute' as const })),
        ...some(titles, 'hide', 0.1).map((key) => ({ kind: 'title' as const, key, name: key, stance: 'mute' as const })),
        ...some(['storm', 'élection', 'budget 7'], 'word', 0.4).map((key) => ({
          kind: 'word' as const,
          key,
          name: key,
          stance: 'mute' as const,
        })),
        ...some(desks, 'less', 0.1).map((key) => ({ kind: 'desk' as const, key, name: key, stance: 'less' as const })),
      ],
      beliefs: some(topics, 'belief', 0.2).map((key) => ({
        kind: 'topic' as const,
        key,
        name: key,
        weight: chance(`b ${key}`) * 2 - 1,
        finished: 3,
        abandoned: 2,
      })),
      seen: some(told, 'seen', 0.05).map(({ storyId, latestAt }) => ({ storyId, at: latestAt })),
    })
  })

const pool = somePool(300)
const pages = tastes(pool, 60).map((reader) => ({ reader, page: arrange(pool, reader) }))
const byId = new Map(pool.map((story) => [story.storyId, story]))

test('an event that is told in several languages stands once, in the one that comes first for this reader', () => {
  const ferry = [
    { ...someStory('en', { by: ['one', 'two'], common: 2 }), abroad: ['de', 'not-in-the-pool'] },
    { ...someStory('de', { by: ['bote'], common: 1, language: 'de', country: 'DE' }), abroad: ['en'] },
  ]
  const all = [...somePool(20), ...ferry]
  const standing = (reader: ReaderTaste) => stories(arrange(all, reader)).filter((id) => id === 'en' || id === 'de')
  assert.deepEqual(standing(taste({})), ['en'])
  assert.deepEqual(standing(taste({ titles: ['bote'] })), ['de'], 'who follows a title has chosen its language')
  assert.deepEqual(
    standing(taste({ titles: ['bote'], tunings: [{ kind: 'story', key: 'de', name: 'de', stance: 'mute' }] })),
    ['en'],
    'what is muted keeps nothing away',
  )
})

test('a story stands once, and the page ends', () => {
  for (const { page } of pages) {
    assert.equal(new Set(stories(page)).size, page.length)
    assert.ok(page.length <= 36 && page.length > 20, `${page.length} places`)
  }
})

test('mutes always hold: no muted title’s telling, no story about a muted topic, none that says a muted word', () => {
  for (const { reader, page } of pages)
    for (const place of page) {
      const story = byId.get(place.storyId) as Told
      for (const { kind, key } of reader.tunings.filter(({ stance }) => stance === 'mute')) {
        if (kind === 'title') assert.notEqual(place.titleId, key)
        if (kind === 'topic') assert.ok(!story.topics.some(({ id }) => id === key))
        if (kind === 'word')
          assert.ok(!story.tellings.some(({ text }) => text.toLowerCase().includes(key)), `${key} in ${JSON.stringify(story.tellings)}`)
      }
      const hidden = new Set(reader.tunings.filter(({ kind, stance }) => kind === 'title' && stance === 'mute').map(({ key }) => key))
      assert.equal(place.hiddenTitles, story.tellings.filter(({ titleId }) => hidden.has(titleId)).length)
    }
})

test('no title, topic or section has more of a page than its cap', () => {
  const caps = capsOf(indexPool(pool), 36)
  for (const { page } of pages) {
    const counts = new Map<string, number>()
    const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
    for (const place of page) {
      add(`title:${place.titleId}`)
      add(`desk:${byId.get(place.storyId)?.desk}`)
      for (const { id } of byId.get(place.storyId)?.topics ?? []) add(`topic:${id}`)
    }
    for (const [key, count] of counts) assert.ok(count <= caps[key.split(':')[0] as keyof typeof caps], `${key} has ${count}`)
  }
})

test('exploration has the share that is stated, within one place, and says what it is', () => {
  for (const { reader, page } of pages) {
    const others = page.filter(({ kind }) => kind === 'else')
    assert.ok(
      Math.abs(others.length - reader.exploration * page.length) <= 1,
      `${others.length} of ${page.length} at ${reader.exploration}`,
    )
    assert.ok(page[0]?.kind !== 'else')
    for (const { because, reasons } of others) {
      assert.match(because, /^Something else: outside what you chose and read\./)
      assert.ok(!reasons.some(({ code }) => code.startsWith('follow-')))
    }
  }
  assert.ok(arrange(pool, taste({ sections: ['sport'], exploration: 0 })).every(({ kind }) => kind !== 'else'))
})

test('the same pool, taste and chance give the same page; another day explores elsewhere and leaves the rest', () => {
  const reader = taste({ sections: ['sport', 'world'], exploration: 0.2 })
  assert.deepEqual(arrange(pool, reader), arrange([...pool].reverse(), reader))
  const tomorrow = arrange(pool, reader, { seed: 'ada 2026-11-24' })
  const of = (page: YourPlace[], kind: string) => stories(page.filter((place) => place.kind === kind))
  assert.notDeepEqual(of(tomorrow, 'else'), of(arrange(pool, reader), 'else'))
  const had = new Set(of(arrange(pool, reader), 'yours'))
  assert.ok(of(tomorrow, 'yours').filter((story) => had.has(story)).length > 0.8 * had.size)
})

test('a little ageing of all stories leaves the order', () => {
  const older = pool.map((story) => ({ ...story, common: story.common * 0.97 }))
  const reader = taste({ sections: ['sport', 'world'], titles: ['title-3'] })
  const [before, after] = [stories(arrange(pool, reader)), stories(arrange(older, reader))]
  assert.ok(after.filter((story, i) => Math.abs(before.indexOf(story) - i) <= 2 && before.includes(story)).length >= 26)
})

test('a follow that is taken back takes its reason with it', () => {
  const follows = { kind: 'topic' as const, key: 'topic-2', name: 'Venezuela', stance: 'follow' as const }
  const wanted = { sections: ['world'], titles: ['title-5'], region: 'GB' }
  const has = (page: YourPlace[], words: RegExp) =>
    page.some(({ reasons, because }) => reasons.some((one) => words.test(one.words)) || words.test(because))
  const all = arrange(pool, taste({ ...wanted, tunings: [follows] }))
  for (const words of [/follow Venezuela/, /follow World/, /follow Title 5/, /is your region/]) assert.ok(has(all, words), String(words))
  assert.ok(!has(arrange(pool, taste(wanted)), /Venezuela/))
  assert.ok(!has(arrange(pool, taste({ ...wanted, sections: [] })), /follow World/))
  assert.ok(!has(arrange(pool, taste({ ...wanted, titles: [] })), /follow Title 5/))
  assert.ok(!has(arrange(pool, taste({ ...wanted, region: null })), /is your region/))
})

test('what speaks for a story multiplies what it weighs for everyone, and its reasons say by how much', () => {
  const story = someStory('s', { desk: 'sport', common: 3 })
  const [plain] = arrange([story], taste({}))
  const [liked] = arrange([story], taste({ sections: ['sport'] }))
  assert.deepEqual(codes(plain as YourPlace), ['outside', 'breadth'])
  assert.equal(plain?.kind, 'top')
  assert.equal(plain?.weight, 0.75)
  assert.equal(liked?.kind, 'yours')
  assert.equal(liked?.because, 'You follow Sport.')
  const factor = liked?.reasons.find(({ code }) => code === 'follow-desk')
  assert.ok(factor?.times && Math.abs(3 * factor.weight - (liked?.weight ?? 0)) < 0.05)
})

test('“less” and what he leaves unread make a story lighter, “more” and what he finishes heavier', () => {
  const about = (weight: number): ReaderTaste['beliefs'] => [
    { kind: 'desk', key: 'sport', name: 'sport', weight, finished: 4, abandoned: 1 },
  ]
  const stance = (stance: 'more' | 'less'): ReaderTaste['tunings'] => [{ kind: 'desk', key: 'sport', name: 'Sport', stance }]
  const weigh = (reader: Partial<ReaderTaste>) => arrange([someStory('s', { desk: 'sport', common: 3 })], taste(reader))[0]?.weight ?? 0
  const plain = weigh({})
  assert.ok(weigh({ tunings: stance('more') }) > plain)
  assert.ok(weigh({ tunings: stance('less') }) < plain)
  assert.ok(weigh({ beliefs: about(0.8) }) > plain)
  assert.ok(weigh({ beliefs: about(-0.8) }) < plain)
  assert.equal(weigh({ beliefs: about(0.8), learning: false }), plain, 'who does not let the paper learn has no beliefs')
})

test('what he has opened sinks, less when it has been told on since', () => {
  const story = someStory('s', { common: 3 })
  const weigh = (at: Date) => arrange([story], taste({ sections: ['world'], seen: [{ storyId: 's', at }] }))[0]?.weight ?? 0
  const fresh = arrange([story], taste({ sections: ['world'] }))[0]?.weight ?? 0
  const again = weigh(new Date(story.latestAt.getTime() - 7_200_000))
  assert.ok(weigh(story.latestAt) < again && again < fresh)
})

test('a muted title’s telling gives way to another’s, and of a story that only it tells nothing is left', () => {
  const muted = taste({ tunings: [{ kind: 'title', key: 'loud', name: 'Loud', stance: 'mute' }] })
  const two = someStory('two', { by: ['loud', 'quiet'] })
  const [place] = arrange([two, someStory('one', { by: ['loud'] })], muted)
  assert.deepEqual([place?.storyId, place?.titleId, place?.hiddenTitles], ['two', 'quiet', 1])
  assert.equal(arrange([someStory('one', { by: ['loud'] })], muted).length, 0)
})

test('tellings in other languages are shown of titles and regions that he chose, and of no others', () => {
  const german = someStory('g', { by: ['elbbote'], language: 'de', country: 'DE' })
  assert.equal(arrange([german], taste({ sections: ['world'] })).length, 0)
  for (const chosen of [{ titles: ['elbbote'] }, { region: 'DE' }]) assert.equal(arrange([german], taste(chosen))[0]?.titleId, 'elbbote')
  assert.equal(arrange([german], taste({}), { language: 'de-AT' }).length, 1)
})

test('a title that he follows tells its story in its own words, whoever led with it', () => {
  const [place] = arrange([someStory('s', { by: ['large', 'mine'] })], taste({ titles: ['mine'] }))
  assert.equal(place?.titleId, 'mine')
  assert.match(place?.because ?? '', /You follow Mine/)
})

test('of titles that tell stories alike, each has its turn', () => {
  const told = Array.from({ length: 12 }, (_, n) =>
    someStory(`s${n}`, { by: ['large', 'small', 'tiny', 'other'], desk: n % 2 ? 'world' : 'sport' }),
  )
  const titles = new Set(arrange(told, taste({ sections: ['world', 'sport'] })).map(({ titleId }) => titleId))
  assert.equal(titles.size, 4)
})

test('no choice has three stories in a row while another has one left', () => {
  const loud = Array.from({ length: 9 }, (_, n) => someStory(`l${n}`, { desk: 'sport', common: 9 }))
  const quiet = Array.from({ length: 4 }, (_, n) => someStory(`q${n}`, { desk: 'science', common: 1 }))
  const lanes = arrange([...loud, ...quiet], taste({ sections: ['sport', 'science'], exploration: 0 })).map(({ lane }) => lane)
  assert.equal(lanes.length, 13)
  assert.deepEqual(
    [2, 5, 8, 11].map((at) => lanes[at]),
    Array(4).fill('desk:science'),
  )
})

test('the three screens alone make a page of what was chosen', () => {
  const page = arrange(pool, taste({ region: 'GB', sections: ['science', 'culture'], titles: ['title-4'] }))
  assert.equal(page.length, 36)
  assert.ok(page.filter(({ kind }) => kind === 'yours').length >= 24)
  assert.ok(new Set(page.map(({ lane }) => lane)).size >= 4)
})

test('who has said nothing has the largest stories, and something else beside them', () => {
  const page = arrange(pool, taste({}))
  assert.equal(page.length, 36)
  assert.deepEqual(new Set(page.map(({ kind }) => kind)), new Set(['top', 'else']))
})

test('what is learnt of a thing that a reader follows takes none of its stories away', () => {
  const told = Array.from({ length: 12 }, (_, n) =>
    someStory(`s${n}`, { by: n < 6 ? ['mine', 'two'] : ['two', 'three'], desk: n % 2 ? 'world' : 'sport' }),
  )
  const follows = taste({ titles: ['mine'], exploration: 0 })
  const reads = {
    ...follows,
    learning: true,
    beliefs: [{ kind: 'title' as const, key: 'mine', name: 'Mine', weight: 0.02, finished: 1, abandoned: 1 }],
  }
  const own = (page: YourPlace[]) => page.filter(({ titleId }) => titleId === 'mine').map(({ storyId }) => storyId)
  const [before, after] = [own(arrange(told, follows, { places: 8 })), own(arrange(told, reads, { places: 8 }))]
  assert.ok(before.length > 1)
  assert.deepEqual(after.sort(), before.sort())
})
