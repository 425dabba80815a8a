import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectLanguage, languageOf } from './language-of.ts'

const texts = {
  en: 'The ferry that was on the bar for two days has been towed to the harbour, said the owners.',
  de: 'Die Fähre ist nach zwei Tagen auf der Sandbank in den Hafen geschleppt worden, wie die Reederei mit einer Erklärung sagte.',
  fr: 'Le ferry qui était sur le banc de sable depuis deux jours est dans le port avec les passagers, selon une source.',
  es: 'El barco que estaba en el banco de arena fue llevado al puerto por los remolcadores, según la naviera, pero sin las cargas.',
  ja: 'フェリーは二日間砂州に乗り上げていたが、港に曳航されたと船会社が発表した。乗客は全員無事だったという。',
  ko: '여객선은 이틀 동안 모래톱에 좌초해 있다가 항구로 예인되었다고 선사가 밝혔다. 승객은 모두 무사했다고 한다. 사고 원인은 조사 중이다.',
  ru: 'Паром был снят с мели и отбуксирован в порт, как сообщили в компании, на борту не было пострадавших из числа пассажиров.',
}

test('a text long enough tells its language', () => {
  for (const [language, text] of Object.entries(texts)) assert.equal(detectLanguage(text), language, text)
  assert.equal(detectLanguage('Ferry aground'), null)
  assert.equal(detectLanguage('1234 5678'), null)
})

test('what is told counts first, unless the script refutes it', () => {
  assert.equal(languageOf([undefined, 'pt-BR', 'en'], texts.en), 'pt-BR')
  assert.equal(languageOf([null, undefined], texts.de), 'de')
  assert.equal(languageOf(['en-US'], texts.ru), 'ru')
  assert.equal(languageOf(['nonsense tag'], 'short'), null)
})
