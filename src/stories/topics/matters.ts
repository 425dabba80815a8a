import { foldName } from './fold-name.ts'
import type { FoundTopic, Named } from './topics-in-story.ts'

// What goes on for days, by the words that headlines use for it in seven languages (folded; a star: whatever follows).
const affairs: Record<string, { label: string; words: string }> = {
  election: {
    label: 'Election',
    words:
      'election* electoral voters ballot* poll polls wahl* stichwahl electoral* scrutin presidentielle* legislatives eleccion* electoral* comicios urnas eleic* eleitor* elezion* elettoral* urne verkiezing* stembus*',
  },
  referendum: { label: 'Referendum', words: 'referendum* referendo* volksabstimmung volksentscheid referendum' },
  government: {
    label: 'Government crisis',
    words:
      'no-confidence misstrauensvotum vertrauensfrage koalitionskrise regierungskrise motion censure mocion censura sfiducia kabinetscrisis impeach* shutdown coup putsch golpe amtsenthebung',
  },
  war: {
    label: 'War',
    words:
      'war wars ceasefire truce offensive airstrike* missile* shelling invasion troops drone drones krieg* waffenruhe raketen* angriff* luftangriff* guerre cessez-le-feu frappes missiles guerra tregua misiles ataques misseis cessar-fogo guerra missili oorlog staakt-het-vuren raketten',
  },
  strike: {
    label: 'Strike',
    words:
      'strike strikes strikers walkout streik* warnstreik* ausstand greve* grevistes huelga* greve sciopero scioperi staking stakingen staken',
  },
  protest: {
    label: 'Protests',
    words:
      'protest* demonstrat* riots unrest proteste demonstration* manifestation* manifestants emeutes protesta* manifestacion* disturbios protesto* manifestac* proteste manifestazion* scontri protesten betoging*',
  },
  flood: {
    label: 'Floods',
    words:
      'flood* hochwasser* uberschwemmung* flut inondation* crue inundacion* riada enchente* inundac* cheia* alluvion* inondazion* overstroming* watersnood',
  },
  storm: {
    label: 'Storm',
    words:
      'typhoon hurricane cyclone storm taifun hurrikan orkan sturm* typhon ouragan tempete cyclone tifon huracan ciclon tormenta tufao furacao ciclone tempestade tifone uragano tempesta tyfoon orkaan storm',
  },
  fire: {
    label: 'Wildfires',
    words: 'wildfire* bushfire* blaze waldbrand* waldbrande feux incendie* incendio* incendios incendi bosbrand*',
  },
  earthquake: {
    label: 'Earthquake',
    words: 'earthquake* quake aftershock* erdbeben nachbeben seisme terremoto* sismo* terremoto scossa aardbeving*',
  },
  outbreak: {
    label: 'Outbreak',
    words:
      'outbreak* epidemic pandemic measles cholera ebola ausbruch epidemie pandemie masern epidemia pandemia brote surto sarampo sarampion epidemia morbillo uitbraak',
  },
  trial: {
    label: 'Trial',
    words:
      'trial verdict sentenced jury prozess urteil verurteilt proces verdict condamne juicio sentencia condenado julgamento sentenca condenado processo sentenza condannato rechtszaak vonnis veroordeeld',
  },
  inquiry: {
    label: 'Inquiry',
    words: 'inquiry investigation probe ermittlung* untersuchung* enquete investigacion investigac* inchiesta indagine onderzoek',
  },
  rates: {
    label: 'Interest rates',
    words:
      'interest-rate rate-cut leitzins* zinsen zinssenkung taux tipos tasas juros selic tassi rente rentes inflation inflacion inflacao inflazione inflatie',
  },
  budget: { label: 'Budget', words: 'budget budgets haushalt* etat presupuesto* orcamento bilancio manovra begroting' },
  trade: {
    label: 'Trade dispute',
    words: 'tariff* trade-war zoll zolle handelskrieg handelsstreit droits-de-douane arancel* tarifas tarifac* dazi importheffing*',
  },
  migration: {
    label: 'Migration',
    words:
      'migrant* migration asylum refugees migranten fluchtling* asyl migrants refugies inmigra* migrantes refugiados migranti rifugiati migratie asielzoekers',
  },
  climate: { label: 'Climate talks', words: 'climate-summit cop29 cop30 cop31 klimakonferenz klimagipfel climate climat clima klimaat' },
  takeover: {
    label: 'Takeover',
    words: 'takeover merger bid buyout ubernahme* fusion rachat opa adquisicion fusao aquisicao fusione acquisizione overname fusie',
  },
  outage: { label: 'Outage', words: 'outage blackout stromausfall panne apagon apagao blackout storing stroomstoring' },
}

const byWord = new Map<string, string>()
const byBeginning: [string, string][] = []
for (const [affair, { words }] of Object.entries(affairs))
  for (const word of new Set(words.split(' '))) {
    if (word.endsWith('*')) byBeginning.push([word.slice(0, -1), affair])
    else if (!byWord.has(word)) byWord.set(word, affair)
  }

/** The affairs that a headline speaks of. */
export const affairsIn = (headline: string): Set<string> => {
  const found = new Set<string>()
  for (const [raw] of headline.matchAll(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)) {
    const word = foldName(raw).replaceAll(' ', '-')
    const affair = byWord.get(word) ?? byBeginning.find(([beginning]) => word.startsWith(beginning))?.[1]
    if (affair) found.add(affair)
  }
  return found
}

/**
 * The matters that a story may be part of: an affair that two titles' headlines speak of (the one there is, where one tells it), of the country, place, organisation or person that it is
 * most about. It is a matter on the page only when stories of several days share it (reckon-topics.ts).
 */
export const mattersOf = (tellings: readonly (Named & { headline: string })[], topics: readonly FoundTopic[]): FoundTopic[] => {
  const titles = new Map<string, Set<string>>()
  for (const { title, headline } of tellings)
    for (const affair of affairsIn(headline)) titles.set(affair, (titles.get(affair) ?? new Set()).add(title))
  const all = new Set(tellings.map(({ title }) => title)).size
  const [best] = [...titles]
    .filter(([, of]) => of.size >= Math.min(2, all) && of.size >= all * 0.3)
    .toSorted((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))
  if (!best) return []
  const { label } = affairs[best[0]] as { label: string }
  const isCountry = ({ kind, key }: FoundTopic) => kind === 'place' && key.length === 'place:xx'.length
  const sure = topics.filter(({ weight, headlines }) => weight >= 0.5 || headlines > 0)
  const [anchor] = [
    sure.find(isCountry),
    sure.find(({ kind }) => kind === 'place'),
    sure.find(({ kind }) => kind === 'organisation'),
    sure[0],
  ].filter((one) => one !== undefined)
  if (!anchor) return []
  const name = anchor.kind === 'place' ? `${label} in ${anchor.name}` : `${anchor.name}: ${label.toLowerCase()}`
  return [
    {
      kind: 'matter',
      key: `matter:${anchor.key}/${best[0]}`,
      name,
      names: {},
      country: anchor.country,
      weight: anchor.weight,
      headlines: best[1].size,
    },
  ]
}
