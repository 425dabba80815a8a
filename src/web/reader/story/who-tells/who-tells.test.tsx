import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { testDatabase } from '../../../../../tests/town/database.ts'
import { fillWeb } from '../../../../../tests/town/web-fixture.ts'
import { sql } from '../../../../base/database.ts'
import type { Rating } from '../../../../titles/titles.ts'
import { gatherWhoTells, type MightTell } from './gather-who-tells.ts'
import { weighWhoTells } from './weigh-who-tells.ts'
import { WhoTells } from './who-tells.tsx'

const now = new Date('2026-11-23T12:00:00Z')
const { db } = await testDatabase()
before(() => fillWeb(db, now))

const rating = (value: number, ratedBy: string): Rating => ({
  ...{ scheme: 'leaning', value, label: 'as said', ratedBy, link: `https://${ratedBy}.example/`, ratedAt: '2026-01-01' },
})
const title = (id: string, facts: Partial<MightTell> = {}): MightTell => ({
  ...{
    id,
    name: `The ${id}`,
    country: 'GB',
    language: 'en-GB',
    kind: 'daily',
    owner: id,
    ownership: null,
    tells: null,
    habit: 0,
    ratings: [],
  },
  ...facts,
})
const some = [
  title('a', { tells: 'own', owner: 'Big & Co', ratings: [rating(-2, 'x'), rating(0, 'y'), rating(-1, 'z')] }),
  title('b', { tells: 'copy', owner: 'Big & Co', country: 'US' }),
  title('c', { habit: 9, ratings: [rating(1, 'x')] }),
  title('d', { habit: 2 }),
  title('e', { habit: 30, kind: 'broadcaster', ownership: 'public' }),
  title('f', { habit: 20, kind: 'broadcaster', ownership: 'public' }),
  ...['h', 'i', 'j'].map((id) => title(id, { kind: 'broadcaster', ownership: 'public' })),
  title('g', { habit: 40, country: 'FR' }),
]

test('who tells it and who does not is counted by country, type, owner and leaning', () => {
  const told = weighWhoTells(some)
  assert.ok(told)
  assert.deepEqual([told.tell, told.copies, told.all, told.languages], [2, 1, 10, 'English'])
  assert.deepEqual(
    told.countries.map(({ name, tell, all }) => [name, tell, all]),
    [
      ['United Kingdom', 1, 8],
      ['United States', 1, 1],
      ['France', 0, 1],
    ],
  )
  assert.deepEqual(
    told.kinds.map(({ name, tell, all }) => [name, tell, all]),
    [
      ['Daily papers', 2, 5],
      ['Public broadcasters', 0, 5],
    ],
  )
  assert.deepEqual(told.owners, [{ name: 'Big & Co', names: 'titles of Big & Co', tell: 2, all: 2 }])
  assert.deepEqual(
    told.leanings.map(({ name, tell, all }) => [name, tell, all]),
    [
      ['Lean left', 1, 1],
      ['Lean right', 0, 1],
    ],
  )
  assert.deepEqual(told.unrated, { tell: 1, all: 8 })
  assert.deepEqual(
    told.missing.map(({ id }) => id),
    ['c'],
    'of a country and a kind that tell it, with the habit',
  )
})

test('it is said in words, with the source of each rating, and nothing of leaning where nothing was brought', () => {
  const page = renderToString(<WhoTells told={weighWhoTells(some)} now={now} />)
  const text = page.replaceAll(/<[^>]+>/g, '')
  assert.match(
    text,
    /2 of 10 titles in English tell it, 1 of them with the text of an agency or of another title; none of the 5 public broadcasters\./,
  )
  assert.match(text, /Not \(yet\) telling it by .*The c\./)
  assert.match(text, /median of 3 ratings/)
  for (const rater of ['x', 'y', 'z']) assert.ok(page.includes(`href="https://${rater}.example/"`))
  const unrated = renderToString(<WhoTells told={weighWhoTells(some.map((one) => ({ ...one, ratings: [] })))} now={now} />)
  assert.doesNotMatch(unrated, /eaning|rated/)
  assert.equal(renderToString(<WhoTells told={weighWhoTells(some.slice(0, 2))} now={now} />), '')
  assert.equal(weighWhoTells(some.slice(2)), undefined)
})

test('one query finds who could tell it: titles of its languages with something new', async () => {
  const { rows } = await sql<{
    id: string
    desk: string
  }>`select id, desk from stories where titles >= 4 and language like 'en%' order by titles desc limit 1`.execute(db)
  const [story] = rows
  assert.ok(story)
  const found = await gatherWhoTells(db, story, now)
  const { rows: titles } = await sql<{ title_id: string }>`
    select distinct a.title_id from story_articles s join articles a on a.id = s.article_id and a.state = 'ready' where s.story_id = ${story.id}`.execute(
    db,
  )
  assert.deepEqual(
    found
      .filter(({ tells }) => tells)
      .map(({ id }) => id)
      .sort(),
    titles.map(({ title_id }) => title_id).sort(),
  )
  assert.ok(found.some(({ tells }) => !tells))
  const languages = new Set(found.filter(({ tells }) => tells).map(({ language }) => language?.split('-')[0]))
  assert.ok(found.every(({ language }) => languages.has(language?.split('-')[0])))
})
