import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCatalogue } from './read-catalogue.ts'
import { type Desk, deskOf, desks } from './sections.ts'

const words: Record<Desk, string[]> = {
  world: [
    'World',
    'World news',
    'Ausland',
    'Monde',
    'Internacional',
    'Buitenland',
    'Utenriks',
    'Ulkomaat',
    '国際',
    'Świat',
    'Middle East & North Africa',
    'world/europe',
  ],
  politics: [
    'Politics',
    'Politik',
    'Politique',
    'Política',
    'Politiek',
    'Politiikka',
    'Політика',
    '政治',
    '정치',
    'Innenpolitik',
    'Gwleidyddiaeth',
    'Politics news',
  ],
  business: [
    'Business',
    'Markets',
    'Wirtschaft',
    'Économie',
    'Economia',
    'Economía',
    'Economie',
    'Ekonomi',
    'Talous',
    '経済',
    'Gospodarka',
    'Børs og finans',
    'Finance - Marchés',
  ],
  technology: [
    'Technology',
    'Tech',
    'Netzwelt',
    'Numérique',
    'Tecnología',
    'Technologie',
    'Teknik',
    'テクノロジー',
    'Khoa học công nghệ',
    'Artificial Intelligence',
  ],
  science: ['Science', 'Wissen', 'Sciences', 'Ciencia', 'Wetenschap', 'Scienza', 'Viten', 'Teadus', '科学・医療', 'Science & Environment'],
  health: ['Health', 'Gesundheit', 'Santé', 'Salud', 'Saúde', 'Salute', 'Terveys', 'Sức khỏe', '健康'],
  environment: ['Environment', 'Climate crisis', 'Umwelt', 'Planète', 'Écologie', 'Medio Ambiente', 'Klima', 'Miljö', '環境'],
  culture: [
    'Arts',
    'Culture',
    'Feuilleton',
    'Cultura y espectáculos',
    'Kultuur',
    'Film',
    'Kulttuuri',
    '文化',
    'Menning og dægurmál',
    'Entertainment & Arts',
  ],
  sport: ['Sport', 'Sports', 'Football', 'Deportes', 'Fußball', 'Urheilu', 'スポーツ', 'Íþróttir', 'GAA', 'Sport | Football', 'Formula 1'],
  local: ['Local', 'Lokales', 'Ciudades', 'Regionales', 'Cidades', 'Regio', 'Metro', '地方'],
  opinion: ['Opinion', 'Comment', 'Meinung', 'Idées et débats', 'Debat', 'Ytring', 'オピニオン', 'Arvamus', 'Editorials'],
  life: ['Life & Style', 'Lifestyle', 'Reise', 'Éducation', 'Estilo de vida', 'Food & Drink', 'Livsstil', '生活'],
}

for (const desk of desks)
  test(`publishers' words for ${desk}`, () => {
    for (const word of words[desk]) assert.equal(deskOf(word), desk, word)
  })

test('an unknown word has no desk', () => {
  for (const word of ['Bayern', 'London', 'Latest', 'Zwiebelkuchen', '', '   ', '&', null, undefined, 'x'.repeat(5000)])
    assert.equal(deskOf(word), null, String(word).slice(0, 20))
})

test('case, accents and spaces make no difference', () => {
  for (const word of ['ÉCONOMIE', 'economie', '  Économie ', 'E\u0301conomie']) assert.equal(deskOf(word), 'business', word)
})

test('most section words of the catalogue that are not places have a desk', async () => {
  const sections = (await readCatalogue()).flatMap((title) => title.feeds.flatMap((feed) => feed.section ?? []))
  const without = sections.filter((section) => deskOf(section) === null)
  assert.ok(sections.length > 300, `${sections.length} sections`)
  assert.ok(
    without.length / sections.length < 0.3,
    `${without.length} of ${sections.length} have none: ${[...new Set(without)].join(', ')}`,
  )
})
