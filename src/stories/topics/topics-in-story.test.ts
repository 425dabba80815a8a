import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPlace } from './known-places.ts'
import { namesIn } from './names-in.ts'
import { topicsInStory } from './topics-in-story.ts'

type Told = [title: string, language: string, headline: string, text: string]
const keys = (...told: Told[]) =>
  topicsInStory(told.map(([title, language, headline, text]) => ({ title, names: namesIn({ headline, text, language }) })))
    .map(({ key }) => key)
    .sort()

test('who and what a story is about, in seven languages', () => {
  const cases: [string, Told[], string[]][] = [
    [
      'English: a role, a second mention by surname, letters for a name',
      [
        [
          'a',
          'en',
          'Maduro says talks with EU will go on',
          'CARACAS (Concord Press) - President Nicolás Maduro said on Monday that talks with the European Union would go on. Maduro spoke in Caracas.',
        ],
        [
          'b',
          'en',
          'Venezuela and EU to keep talking',
          'Venezuela and the EU will keep talking, Nicolas Maduro said. The president met envoys in Caracas.',
        ],
      ],
      ['organisation:european-union', 'person:nicolas-maduro', 'place:caracas', 'place:ve'],
    ],
    [
      'German: every noun has a capital',
      [
        [
          'a',
          'de',
          'Von der Leyen warnt vor Zöllen auf Stahl',
          'Die Präsidentin der Europäischen Kommission, Ursula von der Leyen, hat am Dienstag in Brüssel vor Zöllen auf Stahl und Autos gewarnt. Von der Leyen sprach von Schaden für die Wirtschaft.',
        ],
        [
          'b',
          'de',
          'Zollstreit: Kommission droht mit Gegenmaßnahmen',
          'Im Streit um Zölle droht Ursula von der Leyen mit einer Antwort. Die EU sei bereit, sagte die Kommissionspräsidentin in Brüssel. Der Handel mit Stahl leide.',
        ],
      ],
      ['person:ursula-von-der-leyen', 'place:brussels'],
    ],
    [
      'French: articles that lean on names, names that go on in small letters',
      [
        [
          'a',
          'fr',
          'L’Ukraine demande de l’aide à l’Union européenne',
          'Le président Volodymyr Zelensky a demandé mardi de l’aide à l’Union européenne. L’Ukraine manque de munitions, a dit M. Zelensky à Kiev.',
        ],
        [
          'b',
          'fr',
          'Zelensky réclame des munitions pour l’Ukraine',
          'Volodymyr Zelensky a appelé l’Union européenne à livrer des munitions à l’Ukraine, lors d’une conférence à Kiev.',
        ],
      ],
      ['organisation:european-union', 'person:volodymyr-zelensky', 'place:kyiv', 'place:ua'],
    ],
    [
      'Spanish: “Gobierno de …” is no name, what it governs is',
      [
        [
          'a',
          'es',
          'Sánchez viaja a Marruecos para hablar de pesca',
          'El presidente del Gobierno de España, Pedro Sánchez, viaja este lunes a Marruecos. Sánchez hablará de pesca en Rabat.',
        ],
        [
          'b',
          'es',
          'Pedro Sánchez visita Marruecos',
          'Pedro Sánchez llega a Rabat con varios ministros. Marruecos y España quieren un acuerdo de pesca.',
        ],
      ],
      ['person:pedro-sanchez', 'place:es', 'place:ma', 'place:rabat'],
    ],
    [
      'Portuguese',
      [
        [
          'a',
          'pt',
          'Lisboa e Madrid fecham acordo',
          'O primeiro-ministro de Portugal, Luís Montenegro, fechou em Lisboa um acordo com a Espanha. Montenegro falou aos jornalistas.',
        ],
        ['b', 'pt', 'Portugal e Espanha assinam acordo', 'Luís Montenegro assinou em Lisboa o acordo com a Espanha, disse o governo.'],
      ],
      ['person:luis-montenegro', 'place:es', 'place:lisbon', 'place:pt'],
    ],
    [
      'Italian: “La Meloni” and “Meloni” are one',
      [
        [
          'a',
          'it',
          'Meloni a Bruxelles: «Serve un accordo»',
          'La presidente del Consiglio Giorgia Meloni è arrivata a Bruxelles per il vertice dell’Unione europea. Meloni ha chiesto un accordo sui dazi.',
        ],
        [
          'b',
          'it',
          'Vertice Ue, Giorgia Meloni chiede un accordo',
          'Giorgia Meloni ha chiesto ai leader dell’Unione europea un accordo entro l’anno, al vertice di Bruxelles.',
        ],
      ],
      ['organisation:european-union', 'person:giorgia-meloni', 'place:brussels'],
    ],
    [
      'Dutch: words between names',
      [
        [
          'a',
          'nl',
          'Van der Plas wil later stemmen over stikstof',
          'Partijleider Caroline van der Plas wil in Den Haag later stemmen over stikstof. Van der Plas sprak van haast.',
        ],
        [
          'b',
          'nl',
          'Stemming over stikstof uitgesteld',
          'De stemming is uitgesteld na een verzoek van Caroline van der Plas, meldt de Kamer in Den Haag.',
        ],
      ],
      ['person:caroline-van-der-plas', 'place:the-hague'],
    ],
    [
      'one key across languages',
      [
        ['a', 'en', 'Macron meets Merz in Munich', 'French President Emmanuel Macron met Chancellor Friedrich Merz in Munich on Friday.'],
        [
          'b',
          'de',
          'Macron trifft Merz in München',
          'Präsident Emmanuel Macron hat am Freitag in München Bundeskanzler Friedrich Merz getroffen.',
        ],
        ['c', 'fr', 'Macron et Merz à Munich', 'Emmanuel Macron a rencontré vendredi le chancelier Friedrich Merz à Munich.'],
      ],
      ['person:emmanuel-macron', 'person:friedrich-merz', 'place:munich'],
    ],
  ]
  for (const [what, told, expected] of cases) assert.deepEqual(keys(...told), expected, what)
})

test('what is no topic', () => {
  const cases: [string, Told[], string[]][] = [
    [
      'a name that one title tells in passing',
      [
        ['a', 'en', 'Ferry aground', 'A ferry ran aground on Monday. Anna Petrova heard it.'],
        ['b', 'en', 'Ferry aground', 'A ferry ran aground.'],
      ],
      [],
    ],
    [
      'months, days, languages, common words at the beginning of sentences',
      [
        ['a', 'en', 'Rain in spring', 'Monday was wet. In March it rained. Officials spoke in English. However it stopped on Friday.'],
        ['b', 'en', 'Rain in spring', 'Monday was wet. In March it rained. Officials spoke in English. However it stopped on Friday.'],
      ],
      [],
    ],
    [
      'a court of any country, a house, a party’s members',
      [
        [
          'a',
          'en',
          'Court rules',
          'The Supreme Court ruled. House Republicans and Senate Democrats waited. Republicans were glad. The Foreign Ministry said nothing.',
        ],
        [
          'b',
          'en',
          'Court rules',
          'The Supreme Court ruled for House Republicans. Senate Democrats protested. Democrats will appeal to the Foreign Ministry.',
        ],
      ],
      [],
    ],
    [
      'German nouns side by side',
      [
        [
          'a',
          'de',
          'Streit um Millionen',
          'Im Streit um Millionen Euro hat der Deutsche Bauernverband am Dienstag Ende November genannt. Mehrere Millionen Euro fehlen der Landwirtschaft, sagte ein Sprecher am Donnerstag Abend.',
        ],
        [
          'b',
          'de',
          'Bauern in Not',
          'Es fehlen Millionen Euro. Am Donnerstag Abend sprach die Landwirtschaft von Euro und Not, und in Gefahr seien Höfe, in Kraft trete das Gesetz in Zukunft.',
        ],
      ],
      [],
    ],
    [
      'New Jersey is not Jersey, Michael Jordan no kingdom',
      [
        [
          'a',
          'en',
          'Michael Jordan opens gym in New Jersey',
          'The player Michael Jordan opened a gym in New Jersey on Friday. Jordan smiled.',
        ],
        ['b', 'en', 'Jordan opens gym', 'Michael Jordan opened a gym in New Jersey. Jordan said he was glad.'],
      ],
      ['person:michael-jordan', 'place:new-jersey'],
    ],
    [
      'who is no health organisation: “who” and “us” in small letters, or loud ones',
      [
        ['a', 'en', 'Those who told us', 'Those who told us were right, and it was us who asked.'],
        ['b', 'en', 'Who Told Us', 'It was us who asked, and they who told.'],
      ],
      [],
    ],
  ]
  for (const [what, told, expected] of cases) assert.deepEqual(keys(...told), expected, what)
})

test('the titles that tell it are none of its topics', () => {
  const told: Told[] = [
    ['a', 'en', 'Ferry aground', 'A ferry ran aground in Lisbon, the Port Lorne Press reported.'],
    ['b', 'en', 'Ferry aground', 'A ferry ran aground in Lisbon, the Port Lorne Press said.'],
  ]
  const named = told.map(([title, language, headline, text]) => ({ title, names: namesIn({ headline, text, language }) }))
  assert.deepEqual(
    topicsInStory(named).map(({ name }) => name),
    ['Port Lorne Press', 'Lisbon'],
  )
  assert.deepEqual(
    topicsInStory(named, new Set(['port-lorne-press'])).map(({ name }) => name),
    ['Lisbon'],
  )
})

test('one telling is enough where the name stands in its headline and again in its text', () => {
  assert.deepEqual(keys(['a', 'en', 'Sloane Petriw wins Corvane Open', 'The qualifier Sloane Petriw won in two sets.']), [])
  assert.deepEqual(
    keys(['a', 'en', 'Angela Merkel visits Lisbon', 'Angela Merkel arrived in Lisbon on Monday. Merkel will stay for two days.']),
    ['person:angela-merkel', 'place:lisbon'],
  )
})

test('names are found in bounded time, whatever a text is made of', () => {
  for (const text of [
    'A'.repeat(50_000),
    'Von der '.repeat(8_000),
    'A. B. C. '.repeat(6_000),
    '“'.repeat(20_000),
    `${'Ü'.repeat(40)} `.repeat(900),
    "O'Brien's ".repeat(5_000),
  ]) {
    const from = performance.now()
    const { mentions } = namesIn({ headline: text.slice(0, 2000), text, language: 'en' })
    assert.ok(mentions.length <= 60)
    assert.ok(performance.now() - from < 250, `${text.slice(0, 12)} ${performance.now() - from}`)
  }
})

test('a place has one key, whatever it is called', () => {
  const names = ['Canary Islands', 'the Canaries', 'Islas Canarias', 'Kanaren', 'Îles Canaries', 'Canarische Eilanden']
  assert.deepEqual([...new Set(names.map((name) => knownPlace(name.replace(/^the /, ''))?.key))], ['canary-islands'])
})
