import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partCredit } from './credit.ts'

const cases: [string, string | undefined, string | undefined, string | undefined][] = [
  ['The ferry on Tuesday. Photograph: Saul Loeb/AFP/Getty Images', undefined, 'The ferry on Tuesday.', 'Saul Loeb/AFP/Getty Images'],
  ['Die Fähre am Dienstag. Foto: dpa', undefined, 'Die Fähre am Dienstag.', 'dpa'],
  ['The ferry on Tuesday (AP Photo/Jo Roe)', undefined, 'The ferry on Tuesday', 'AP Photo/Jo Roe'],
  ['The ferry on Tuesday. © Lára Finnbogad', undefined, 'The ferry on Tuesday.', '© Lára Finnbogad'],
  [
    'A polling station in Reykjavik. Lára Finnbogad/The Meridian',
    undefined,
    'A polling station in Reykjavik.',
    'Lára Finnbogad/The Meridian',
  ],
  ['Photo: Jo Roe', undefined, undefined, 'Jo Roe'],
  ['The ferry on Tuesday.', 'Photograph: Jo Roe', 'The ferry on Tuesday.', 'Jo Roe'],
  ['The ferry on Tuesday. Photograph: Jo Roe/AP', 'Jo Roe/AP', 'The ferry on Tuesday.', 'Jo Roe/AP'],
  ['A photo of the ferry, taken by a child.', undefined, 'A photo of the ferry, taken by a child.', undefined],
  ['', undefined, undefined, undefined],
]

test('a credit is parted from its caption, and not said twice', () => {
  for (const [caption, told, wanted, credit] of cases) assert.deepEqual(partCredit(caption, told), { caption: wanted, credit }, caption)
})
