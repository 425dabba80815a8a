import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleId } from '../../articles/articles.ts'
import { defaultTerms } from '../../titles/titles.ts'
import type { StoryId } from '../tables.ts'
import { citationsIn, nameKeys } from './cited-titles.ts'
import { firstReport, type KnownTitle } from './first-report.ts'
import type { Retold } from './tellings-of.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const at = (hours: number) => new Date(noon + hours * 3_600_000)
const retold = (title: string, hours: number, more: Partial<Retold> & { came?: number } = {}): Retold => ({
  id: title as ArticleId,
  story: 's' as StoryId,
  title,
  titleName: `The ${title}`,
  publisher: title,
  headline: 'Ferry aground',
  standfirst: null,
  opening: null,
  language: 'en',
  wire: null,
  byline: [],
  published: at(hours),
  received: at(more.came ?? hours + 0.05),
  origin: null,
  changed: 0,
  terms: defaultTerms,
  reserved: false,
  picture: null,
  ...more,
})
const titles: KnownTitle[] = [
  { id: 'herald', name: 'The Herald' },
  { id: 'elbbote', name: 'Der Elbbote' },
  { id: 'meridian-uk', name: 'The Meridian - UK' },
  { id: 'meridian-us', name: 'The Meridian - US' },
  { id: 'orilla', name: 'La Orilla' },
]
const first = (tellings: Retold[]) => {
  const found = firstReport(tellings, tellings.flatMap(citationsIn), titles)
  return found && [found.id, found.how.how, ...('name' in found.how ? [found.how.name] : [])].join(' ')
}

test('who told it first, and how that is known', () => {
  const cases: [string, Retold[], string | undefined][] = [
    ['the earliest', [retold('b', 1), retold('a', 0)], 'a time'],
    ['nobody', [], undefined],
    ['a copy stands behind its original, however early', [retold('copy', 0, { origin: 'own' as ArticleId }), retold('own', 1)], 'own time'],
    ['a copy whose original is not here counts', [retold('copy', 0, { origin: 'elsewhere' as ArticleId }), retold('own', 1)], 'copy time'],
    [
      'a piece that comes in long after its date, when others are here, is back-dated',
      [retold('late', -20, { came: 5 }), retold('a', 0)],
      'a time',
    ],
    ['a first delivery is late with all', [retold('a', -20, { came: 5 }), retold('b', -19, { came: 5.1 })], 'a time'],
    ['an agency’s text, of whom no title is here', [retold('a', 0, { wire: 'AP' }), retold('b', 1)], 'a wire AP'],
    [
      'an agency’s own piece, though another printed it before',
      [retold('a', 0, { wire: 'Concord Press' }), retold('concord', 0.2, { titleName: 'Concord Press', wire: 'Concord Press' })],
      'concord wire Concord Press',
    ],
    ['an agency that is not the first is not named', [retold('own', 0), retold('a', 1, { wire: 'AP' })], 'own time'],
    [
      'one who says in so many words who was first',
      [retold('a', 0), retold('b', 1, { opening: 'The sinking was first reported by The Herald on Sunday.' })],
      'a cited The Herald',
    ],
    [
      'the cited title’s own piece, though it came in later',
      [retold('a', 0, { opening: 'First reported by The Herald.' }), retold('herald', 1, { titleName: 'The Herald' })],
      'herald cited The Herald',
    ],
    [
      'one who only leans on another is not enough',
      [retold('a', 0), retold('b', 1, { opening: 'The ship sank, as reported by The Herald.' })],
      'a time',
    ],
    [
      'two who lean on the same are',
      [
        retold('a', 0),
        retold('b', 1, { opening: 'It sank, as reported by The Herald.' }),
        retold('c', 2, { opening: 'It sank, according to a report in The Herald.' }),
      ],
      'a cited The Herald',
    ],
    [
      'two titles of one publisher are one voice',
      [
        retold('a', 0),
        retold('b', 1, { publisher: 'p', opening: 'It sank, as reported by The Herald.' }),
        retold('c', 2, { publisher: 'p', opening: 'It sank, as reported by The Herald.' }),
      ],
      'a time',
    ],
    [
      'who cites himself says nothing',
      [retold('a', 0), retold('herald', 1, { titleName: 'The Herald', opening: 'First reported by The Herald.' })],
      'a time',
    ],
    ['whom the catalogue does not know is not named', [retold('a', 0, { opening: 'First reported by The Nowhere Gazette.' })], 'a time'],
    [
      'the edition of a name that tells it',
      [retold('a', 0, { opening: 'First reported by the Meridian.' }), retold('meridian-us', 1, { titleName: 'The Meridian - US' })],
      'meridian-us cited The Meridian - US',
    ],
    [
      'German',
      [
        retold('a', 0),
        retold('b', 1, { language: 'de', opening: 'Zuerst hatte der Elbbote berichtet. Zuerst berichtete Der Elbbote über den Fall.' }),
      ],
      'a cited Der Elbbote',
    ],
    [
      'Spanish',
      [retold('a', 0), retold('b', 1, { language: 'es', opening: 'La noticia, adelantada por La Orilla, fue confirmada ayer.' })],
      'a cited La Orilla',
    ],
  ]
  for (const [what, tellings, expected] of cases) assert.equal(first(tellings), expected, what)
})

test('whom a telling cites, in seven languages; a source that is no title is one all the same, and is looked up', () => {
  const cases: [string, string[]][] = [
    ['The plan was first reported by The Herald.', ['The Herald']],
    ['It was first revealed by the Herald on Monday, officials said.', ['Herald']],
    ['Die Zeitung meldet es; zuerst berichtete Der Elbbote darüber.', ['Der Elbbote']],
    ['Nach einem Bericht des Elbboten droht die Schließung.', ['Elbboten']],
    ['Selon les informations du Courrier de Sarlanne, le navire a coulé.', ['Courrier de Sarlanne']],
    ['Según publica el diario La Orilla, el barco encalló.', ['La Orilla']],
    ['Segundo noticiou o Diário da Foz, o navio encalhou.', ['Diário da Foz']],
    ['Secondo quanto riportato dal Corriere di Marenza, la nave è affondata.', ['Corriere di Marenza']],
    ['Dat meldt de krant Het Oeverblad.', ['Het Oeverblad']],
    ['Two people were reported by neighbours to be missing.', []],
    ['The deaths were reported by local authorities.', []],
  ]
  for (const [opening, names] of cases)
    assert.deepEqual(
      citationsIn(retold('a', 0, { opening })).map(({ name }) => name),
      names,
      opening,
    )
})

test('a title is known by its name without article and edition', () => {
  assert.deepEqual(nameKeys('The Meridian - UK'), ['the meridian', 'meridian'])
  assert.deepEqual(nameKeys('Het Oeverblad'), ['het oeverblad', 'oeverblad'])
})
