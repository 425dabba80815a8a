import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Headline, loudness, plainestHeadline } from './plainest-headline.ts'

test('what makes a headline loud, in seven languages', () => {
  const cases: readonly [headline: string, because: string[]][] = [
    ['Ferry runs aground off Theonisi; two dead', []],
    ['Fähre läuft vor Theonisi auf Grund, zwei Tote', []],
    ['Un ferry s’échoue au large de Theonisi, deux morts', []],
    ['Un ferri encalla frente a Theonisi y deja dos muertos', []],
    ['Ferry encalha ao largo de Theonisi e faz dois mortos', []],
    ['Traghetto si incaglia al largo di Theonisi, due morti', []],
    ['Veerboot loopt vast bij Theonisi, twee doden', []],
    ['Is this the end of the ferry to Theonisi?', ['a question']],
    ['Why the ferry to Theonisi ran aground', ['a question']],
    ['¿Qué pasó con el ferri de Theonisi?', ['a question']],
    ['Warum die Fähre vor Theonisi auf Grund lief', ['a question']],
    ['Horror on the waves: ferry hits reef!', ['an exclamation', 'a loud word']],
    ['Ferry aground: here’s what we know', ['a bait', 'a voice']],
    ['Fähre auf Grund: Was wir wissen und was nicht', ['a bait', 'a voice']],
    ['Naufrage du ferry : ce que l’on sait', ['a bait']],
    ['Lo que se sabe del ferri encallado en Theonisi', ['a bait']],
    ['Entenda o que aconteceu com o ferry de Theonisi', ['a bait']],
    ['Ecco cosa è successo al traghetto di Theonisi', ['a bait']],
    ['Dit weten we over de veerboot bij Theonisi', ['a bait', 'a voice']],
    ['5 things to know about the Theonisi ferry', ['a bait', 'a list']],
    ['LIVE: Ferry runs aground off Theonisi', ['a label']],
    ['Opinion | The ferry should never have sailed', ['a label']],
    ['Kommentar: Die Fähre hätte nie fahren dürfen', ['a label']],
    ['EN DIRECT - Un ferry échoué au large de Theonisi', ['a label']],
    ['Última hora: encalla un ferri frente a Theonisi', ['a label']],
    ['Minister slams ferry company after deaths', ['a loud word']],
    ['FERRY DISASTER LEAVES TWO DEAD off Theonisi', ['capitals']],
    ['“We heard a bang and then the lights went out”', ['a voice', 'little but a quotation']],
    ['“We heard a bang”: ferry passengers tell of the night off Theonisi', ['a voice', 'a quotation first']],
    ['Ferry horror', ['a loud word', 'too short']],
    // An agency's capitals and a country's letters are not shouting; "us" is the US.
    ['NATO and EU ministers meet in Brussels', []],
    ['US and UK sign deal on undersea cables', []],
  ]
  for (const [headline, because] of cases) assert.deepEqual(loudness(headline).because, because, headline)
})

const telling = (title: string, headline: string, more: Partial<Headline> = {}): Headline => ({
  id: title,
  title,
  headline,
  text: 'A ferry with 400 people ran aground off the island of Theonisi and two people died.',
  language: 'en',
  copy: false,
  ...more,
})

test('a story is named by the headline whose words most titles share, not by the loudest or the first', () => {
  const tellings = [
    telling('a', 'Horror at sea: you won’t believe what passengers saw!'),
    telling('b', 'Greek ferry with more than 400 aboard strikes reef; two dead'),
    telling('c', 'Two dead as ferry runs aground off Theonisi'),
    telling('d', 'Ferry aground off Theonisi: two people dead'),
    telling('e', 'How the night of the ferry went'),
    telling('f', 'Fähre auf Grund', { language: 'de' }),
  ]
  const name = plainestHeadline(tellings)
  assert.ok(name?.title === 'c' || name?.title === 'd', name?.headline ?? 'none')
  assert.equal(plainestHeadline(tellings.toReversed())?.title, name?.title, 'whatever the order')
})

test('a name stays until another is plainly better, and goes with its piece', () => {
  const one = telling('a', 'Two dead as ferry runs aground off Theonisi')
  const two = telling('b', 'Ferry runs aground off Theonisi, two dead')
  assert.equal(plainestHeadline([one, two], 'a')?.id, 'a')
  assert.equal(plainestHeadline([one, two], 'b')?.id, 'b')
  assert.equal(plainestHeadline([two], 'a')?.id, 'b')
  assert.equal(plainestHeadline([]), undefined)
})

test('an original names the story before its copy, the main language before another', () => {
  const words = 'Two dead as ferry runs aground off Theonisi'
  assert.equal(plainestHeadline([telling('copy', words, { copy: true }), telling('own', words)])?.id, 'own')
  assert.equal(
    plainestHeadline([telling('de', 'Fähre läuft vor Theonisi auf Grund', { language: 'de' }), telling('a', words), telling('b', words)])
      ?.language,
    'en',
  )
})

test('capitals without end cost no time', () => {
  const began = performance.now()
  for (let turn = 0; turn < 20; turn++) loudness(`${'A'.repeat(398)}a`)
  assert.ok(performance.now() - began < 200)
  assert.deepEqual(loudness('FERRY RUNS AGROUND off Northern Ashmere').because, ['capitals'])
})
