import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { readTitles } from './read-catalogue.ts'
import { defaultTerms, termsForm, termsIn } from './terms.ts'

/** What is wrong with a document, as 'path: words'. */
const mistakes = (document: z.input<typeof termsForm> | Record<string, unknown>): string[] =>
  termsForm.safeParse(document).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []

test('a document of an earlier paper still reads, with what it left open at its default', () => {
  const old = { access: 'open', text: 'opening', previewParagraphs: 2, pictures: false }
  assert.deepEqual(termsIn(old), { ...defaultTerms, text: 'opening', previewParagraphs: 2, pictures: false })
  assert.deepEqual(termsForm.parse({ meter: { visitors: 1 } }).meter, { visitors: 1, registered: 5, window: 'month', days: 30 })
  assert.deepEqual(termsForm.parse({ windows: { openAfterDays: 3 } }).windows, { registeredAfterDays: null, openAfterDays: 3 })
})

test('nothing agreed is the default; a document that cannot be read opens headlines only', () => {
  assert.equal(termsIn(null), defaultTerms)
  assert.equal(termsIn(undefined), defaultTerms)
  for (const broken of [{ access: 'everyone' }, 'open', 7, [], { ...defaultTerms, territories: { only: ['UK'] } }, { secret: true }]) {
    const { access, text, pictures } = termsIn(broken)
    assert.deepEqual([access, text, pictures], ['members', 'headline', false], JSON.stringify(broken))
  }
})

test('what was read is the same for all who ask, and nobody can change it', () => {
  const document = { access: 'members', territories: { not: ['AU'] } }
  const terms = termsIn(document)
  assert.equal(termsIn(structuredClone(document)), terms)
  assert.throws(() => (terms.meter.visitors = 100), TypeError)
  assert.throws(() => (terms.territories as { not: string[] }).not.push('NZ'), TypeError)
  assert.notEqual(termsIn({ ...document, access: 'open' }), terms)
})

test('reading what was read changes nothing', () => {
  const whole = termsForm.parse({
    access: 'windowed',
    windows: { registeredAfterDays: 2, openAfterDays: 30 },
    territories: { not: ['AU', 'NZ'] },
    embargoHours: 6,
    keepDays: 90,
    until: '2028-02-29',
  })
  assert.deepEqual(termsForm.parse(JSON.parse(JSON.stringify(whole))), whole)
})

for (const [document, ...expected] of [
  [{ access: 'paid' }, 'access: must be one of open, registered, metered, members, windowed'],
  [{ text: 'all' }, 'text: must be one of headline, opening, feed, page'],
  [{ mining: 'yes' }, 'mining: must be one of reserved, allowed'],
  [{ previewParagraphs: 21 }, 'previewParagraphs: must be a whole number from 0 to 20'],
  [{ previewParagraphs: -1 }, 'previewParagraphs: must be a whole number from 0 to 20'],
  [{ previewParagraphs: 1.5 }, 'previewParagraphs: must be a whole number from 0 to 20'],
  [{ previewParagraphs: '3' }, 'previewParagraphs: must be a whole number from 0 to 20'],
  [{ pictures: 'no' }, 'pictures: must be true or false'],
  [{ meter: { visitors: 101 } }, 'meter.visitors: must be a whole number from 0 to 100'],
  [{ meter: { registered: -1 } }, 'meter.registered: must be a whole number from 0 to 100'],
  [{ meter: { window: 'week' } }, 'meter.window: must be one of month, rolling'],
  [{ meter: { days: 0 } }, 'meter.days: must be a whole number from 1 to 90'],
  [
    { access: 'metered', meter: { visitors: 6, registered: 5 } },
    'meter.registered: must not be less than visitors (6): signing in must not close what was open',
  ],
  [
    { access: 'metered', meter: { visitors: 0, registered: 0 } },
    'meter: must give at least one piece; where none is free, access is members',
  ],
  [{ access: 'windowed' }, 'windows: must say after how many days signed-in readers or all may read, as access is windowed'],
  [
    { windows: { registeredAfterDays: 8, openAfterDays: 7 } },
    'windows.registeredAfterDays: must not be more than openAfterDays (7): what is open to all is open to the signed-in',
  ],
  [{ territories: { only: ['UK'] } }, 'territories.only.0: must be a country code of ISO 3166-1 in capitals, as GB'],
  [
    { territories: { only: ['GB', 'eu', 'EU'] } },
    'territories.only.1: must be a country code of ISO 3166-1 in capitals, as GB',
    'territories.only.2: must be a country code of ISO 3166-1 in capitals, as GB',
  ],
  [{ territories: { not: [] } }, 'territories.not: must name at least one country'],
  [{ territories: { not: ['GB', 'GB'] } }, 'territories.not: must name each country once'],
  [{ territories: {} }, 'territories: must say either only or not'],
  [{ territories: { only: ['GB'], not: ['FR'] } }, 'territories: must say either only or not'],
  [{ territories: 'GB' }, 'territories: must be { "only": […] }, { "not": […] } or null'],
  [{ until: '2027-02-29' }, 'until: must be a day that there is, as 2026-12-31'],
  [{ until: '31.12.2026' }, 'until: must be a day that there is, as 2026-12-31'],
  [{ embargoHours: 9000 }, 'embargoHours: must be a whole number from 0 to 8760'],
  [{ embargoHours: 48, keepDays: 2 }, 'embargoHours: must be less than keepDays (2): a piece would be gone before it is shown'],
  [
    { access: 'windowed', windows: { openAfterDays: 30 }, keepDays: 30 },
    'windows.openAfterDays: must be less than keepDays (30): a piece would be gone before it is open',
  ],
] as const)
  test(`${JSON.stringify(document)} is refused with a sentence`, () => {
    assert.deepEqual(mistakes(document), expected)
  })

test('what is just within the rules is taken', () => {
  for (const document of [
    { access: 'metered', meter: { visitors: 0, registered: 1 } },
    { access: 'metered', meter: { visitors: 100, registered: 100, window: 'rolling', days: 90 } },
    { access: 'windowed', windows: { registeredAfterDays: 7, openAfterDays: 7 } },
    { access: 'windowed', windows: { registeredAfterDays: 0 } },
    { territories: { only: ['XK'] }, previewParagraphs: 0, until: '2028-02-29' },
    { embargoHours: 47, keepDays: 2 },
  ])
    assert.deepEqual(mistakes(document), [])
})

test('a file of titles tells each mistake with its place', () => {
  const title = (terms: unknown, sectionTerms?: unknown) => ({
    id: 'a',
    name: 'A',
    publisher: 'A',
    feeds: [{ address: 'https://a.example/feed' }],
    terms,
    sectionTerms,
  })
  const refused = (one: unknown) => {
    try {
      readTitles(JSON.stringify({ titles: [one] }), 'a.json')
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }
  assert.match(refused(title({ access: 'windowed' })), /a\.json: titles\[0\]\.terms\.windows: must say after how many days/)
  assert.match(refused(title({ acess: 'open' })), /titles\[0\]\.terms: .*acess/)
  assert.match(
    refused(title({}, [{ section: 'World', terms: { meter: { days: 0 } } }])),
    /titles\[0\]\.sectionTerms\[0\]\.terms\.meter\.days: must be/,
  )
  assert.match(
    refused(
      title({}, [
        { section: 'World', terms: {} },
        { section: 'World', terms: {} },
      ]),
    ),
    /sectionTerms: must name each section once/,
  )
  assert.equal(refused(title({ access: 'members' }, [{ section: 'World', terms: { access: 'open' } }])), '')
})
