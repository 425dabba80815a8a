import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slugOf } from './slug.ts'

test('a slug is readable ASCII in any script that has letters for it', () => {
  const cases = {
    'Ferry runs aground at Ravensholt': 'ferry-runs-aground-at-ravensholt',
    'Économie : l’été à Orléans': 'economie-lete-a-orleans',
    'Straße für Fußgänger': 'strasse-fur-fussganger',
    'Łódź i Gdańsk': 'lodz-i-gdansk',
    'Ukraine’s “win”': 'ukraines-win',
    'Путин едет в Пекин': 'putin-edet-v-pekin',
    Київ: 'kiyiv',
    'Αθήνα σήμερα': 'athina-simera',
    '서울 날씨': 'seoul-nalssi',
    'とうきょう タワー': 'toukiyou-tawa',
    北京: 'article',
    '': 'article',
    '!!!': 'article',
    '100,000 km': '100-000-km',
  }
  for (const [headline, slug] of Object.entries(cases)) assert.equal(slugOf(headline), slug, headline)
})

test('a slug is at most 80 characters and ends with a word', () => {
  const slug = slugOf('a very long headline that goes on and on '.repeat(5))
  assert.ok(slug.length <= 80 && /-(?:a|very|long|headline|that|goes|on|and)$/.test(slug), slug)
  assert.equal(slugOf('x'.repeat(300)).length, 80)
})
