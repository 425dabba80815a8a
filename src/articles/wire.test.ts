import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAgency, wireOf } from './wire.ts'

const long =
  'The ferry ran aground on the bar at noon on Monday and all those on board were led off it in the course of the afternoon, its owners said.'

const bylines: [string, string | null][] = [
  ['Associated Press', 'AP'],
  ['The Associated Press', 'AP'],
  ['ASSOCIATED PRESS', 'AP'],
  ['AP', 'AP'],
  ['By JANE ROE, Associated Press', 'AP'],
  ['Jane Roe, AP', 'AP'],
  ['Jane Roe, AP Sports Writer', 'AP'],
  ['Jane Roe, Reuters', 'Reuters'],
  ['Reuters Staff', 'Reuters'],
  ['Jane Roe (Reuters)', 'Reuters'],
  ['Staff and AFP', 'AFP'],
  ['AFP in Paris', 'AFP'],
  ['Agence France-Presse in Paris', 'AFP'],
  ['PA Media', 'PA'],
  ['PA', 'PA'],
  ['Press Association', 'PA'],
  ['Jane Roe | PA', 'PA'],
  ['dpa', 'dpa'],
  ['dpa-infocom', 'dpa'],
  ['Von Jane Roe, dpa', 'dpa'],
  ['Le Phare avec AFP', 'AFP'],
  ['Agencia EFE', 'EFE'],
  ['EFE', 'EFE'],
  ['El Faro / EFE', 'EFE'],
  ['Europa Press', 'Europa Press'],
  ['Redazione ANSA', 'ANSA'],
  ['Agência Lusa', 'Lusa'],
  ['Lusa', 'Lusa'],
  ['ANP', 'ANP'],
  ['Redactie en ANP', 'ANP'],
  ['TT', 'TT'],
  ['TT Nyhetsbyrån', 'TT'],
  ['Ritzau', 'Ritzau'],
  ['共同通信', 'Kyodo'],
  ['新华社', 'Xinhua'],
  // Names that only look like one.
  ['Ana Lusa', null],
  ['Ana Lusardi', null],
  ['Anna Reuters', null],
  ['Tass Harper', null],
  ['Jane Roe, Erie, PA', null],
  ['Jane Roe, PA', null],
  ['T.T. Harper', null],
  ['Paul Bloomberg', null],
  ['Sid Harper', null],
  ['Reuters Institute', null],
  ['AP Harper', null],
  ['Anadolu Harper', null],
  ['Guardian staff', null],
  ['Ani Roe', null],
]

test('agencies are recognised in bylines, and people and places are not', () => {
  for (const [author, wanted] of bylines) assert.equal(wireOf([author], long), wanted, author)
})

const texts: [string, string | null][] = [
  ['LONDON (AP) — The ferry ran aground.', 'AP'],
  ['LONDON, Nov 23 (Reuters) - The ferry ran aground.', 'Reuters'],
  ['Ashmere, Nov 23 (Concord Press) – The ferry ran aground.', 'Concord Press'],
  ['Berlin (dpa) - Die Fähre lief auf Grund.', 'dpa'],
  ['Wien/Berlin (APA/dpa) – Die Fähre lief auf Grund.', 'APA'],
  ['Paris, 23 nov 2026 (AFP) - Le ferry s’est échoué.', 'AFP'],
  ['MADRID, 23 Nov. (EUROPA PRESS) - El transbordador encalló.', 'Europa Press'],
  ['Madrid, 23 nov (EFE).- El transbordador encalló.', 'EFE'],
  ['(ANSA) - ROMA, 23 NOV - Il traghetto si è arenato.', 'ANSA'],
  ['Lisboa, 23 nov 2026 (Lusa) – O barco encalhou.', 'Lusa'],
  ['DEN HAAG (ANP) - De veerboot liep aan de grond.', 'ANP'],
  ['STOCKHOLM (TT) – Färjan gick på grund.', 'TT'],
  ['The Associated Press\nThe ferry ran aground.', 'AP'],
  [`${long}\nLa fragata encalló. (EFE)`, 'EFE'],
  [`${long}\nLa fragata encalló. EFE`, 'EFE'],
  [`${long}\nDie Fähre liegt fest. dpa/lnw`, 'dpa'],
  [`${long}\n© dpa-infocom, dpa:261123-99-123456/2`, 'dpa'],
  [`${long}\nMit Material der dpa`, 'dpa'],
  [`${long}\n(avec AFP)`, 'AFP'],
  [`${long}\nCon información de EFE`, 'EFE'],
  [`${long}\nFonte: ANSA`, 'ANSA'],
  [`${long}\nBron: ANP`, 'ANP'],
  [`${long}\n(Reporting by Jane Roe; Editing by John Doe)`, 'Reuters'],
  [`${long}\nThe ferry floats again. – AFP`, 'AFP'],
  [`${long} © 2026 AFP`, 'AFP'],
  [`${long}\nCopyright 2026 The Associated Press. All rights reserved.`, 'AP'],
  [`${long}\nRIPRODUZIONE RISERVATA © Copyright ANSA`, 'ANSA'],
  // Citations, pictures, places and other words of the same letters.
  ['Reuters was founded in London. It is old.', null],
  ['Reuters reported on Monday that the ferry ran aground.', null],
  ['The AP reported that the ferry ran aground.', null],
  [`${long} He had told Reuters.`, null],
  [`${long} That is what she told the AFP.`, null],
  [`${long} “It floats,” he told the Associated Press.`, null],
  [`${long}\nWie die dpa meldet, liegt die Fähre fest.`, null],
  [`${long}\nSelon l’AFP, le ferry flotte.`, null],
  [`${long}\nSegún EFE, el barco flota.`, null],
  [`${long}\nSecondo l’ANSA il traghetto galleggia.`, null],
  [`${long}\nDe veerboot drijft, meldt het ANP.`, null],
  [`${long}\nPhoto: Jane Roe/AP`, null],
  [`${long}\nFoto: dpa`, null],
  [`${long}\nFoto: EFE/Jane Roe`, null],
  [`${long}\n(Photo by Jane Roe/AFP)`, null],
  [`${long}\nShe lives in Harrisburg, PA.`, null],
  [`${long}\nShe lives in Harrisburg (PA).`, null],
  [`${long}\nHe teaches AP courses. She took AP`, null],
  ['AP courses are taken by more pupils than ever (Advanced Placement) - a look at why.', null],
  ['PA — the state of Pennsylvania — votes.', null],
  ['Ashmere (pop. 3,000) - a quiet town.', null],
  ['The minister (CDU) - the ferry ran aground.', null],
  [`${long}\nHe raced at the Isle of Man TT`, null],
  [`${long}\nAnsa Harper wrote it.`, null],
]

test('agencies are recognised in datelines and last lines, and citations, pictures and places are not', () => {
  for (const [text, wanted] of texts) assert.equal(wireOf([], text), wanted, text.slice(-90))
})

test('what the format says of the agency and of rights counts', () => {
  assert.equal(wireOf([], long, { agency: 'The Associated Press' }), 'AP')
  assert.equal(wireOf([], long, { agency: 'Concord Press Agency' }), 'Concord Press Agency')
  assert.equal(wireOf([], long, { agency: 'Skelby Free Press' }), null)
  assert.equal(wireOf([], long, { agency: 'Harbour Signal' }), null)
  assert.equal(wireOf([], long, { notice: 'Copyright 2026 The Associated Press. All rights reserved.' }), 'AP')
  assert.equal(wireOf([], long, { holder: 'Agence France-Presse' }), 'AFP')
  assert.equal(wireOf([], long, { holder: 'Harbour Media', notice: '© Harbour Media 2026' }), null)
})

test('a name is an agency only as a whole', () => {
  assert.equal(isAgency('AFP'), true)
  assert.equal(isAgency('Anna Reuters'), false)
})

test('long and odd texts are read in a moment', () => {
  const started = performance.now()
  for (const odd of ['(', '.'.repeat(50_000), `${'a '.repeat(100_000)}(`, '© '.repeat(50_000), 'with '.repeat(20_000), ' '.repeat(100_000)])
    wireOf([odd], odd)
  assert.ok(performance.now() - started < 1000)
})
