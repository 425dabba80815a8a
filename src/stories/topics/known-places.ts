import { foldName } from './fold-name.ts'

/** `key`: as 've' for a country, 'caracas' for a city. `name`: as the paper writes it. */
export type KnownPlace = { key: string; name: string; country: string; names: Record<string, string>; whole: boolean }

export const storyLanguages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl'] as const

// Every region of ISO 3166-1 that CLDR has a name for; its list is asked for once, when the first story is told.
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const notCountries = /^(?:EU|EZ|UN|QO|X[A-JL-Z]|Z[Z]|A[C]|C[PQ]|D[G]|T[A]|I[C]|E[A]|BV|HM|TF|AQ|UM|IO|GS)$/

// What papers write beside the names of CLDR.
const otherwise: Record<string, string> = {
  US: 'US|U.S.|USA|U.S.A.|United States of America|America|Vereinigte Staaten|Vereinigten Staaten|États-Unis|Etats-Unis|Estados Unidos|EE.UU.|EE. UU.|EEUU|EUA|Stati Uniti|Usa|VS|Verenigde Staten|Amerika',
  GB: 'UK|U.K.|Britain|Great Britain|Großbritannien|Grande-Bretagne|Reino Unido|Gran Bretaña|Grã-Bretanha|Gran Bretagna|Regno Unito|Groot-Brittannië|Verenigd Koninkrijk',
  RU: 'Russian Federation',
  CN: "People's Republic of China",
  KR: 'South Korea|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|Coreia do Sul|Zuid-Korea',
  KP: 'North Korea|Nordkorea|Corée du Nord|Corea del Norte|Corea del Nord|Coreia do Norte|Noord-Korea',
  CZ: 'Czech Republic|Tschechische Republik|República Checa|Repubblica Ceca|République tchèque',
  NL: 'Holland|Pays-Bas|Países Bajos|Países Baixos|Paesi Bassi',
  AE: 'UAE|United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|Emirati Arabi Uniti',
  MM: 'Myanmar|Burma|Birmania|Birmanie',
  TR: 'Turkey|Türkei|Turquie|Turquía|Turquia|Turchia|Turkije|Türkiye',
  CI: 'Ivory Coast',
  CD: 'DR Congo|DRC|Democratic Republic of Congo|Democratic Republic of the Congo|RDC|Demokratische Republik Kongo',
  PS: 'Palestine|Palästina|Palestina|Gaza Strip|Gaza|Gazastreifen|Bande de Gaza|Franja de Gaza|Striscia di Gaza|Gazastrook|West Bank|Westjordanland|Cisjordanie|Cisjordania|Westelijke Jordaanoever',
  VA: 'Vatican|Vatikan|Vaticano|Vaticaan|Holy See',
  BA: 'Bosnia|Bosnien',
  MK: 'North Macedonia|Nordmazedonien',
  TW: 'Taiwan|Taïwan|Taiwán',
  SZ: 'Swaziland',
  CV: 'Cape Verde',
  SY: 'Syria|Syrien|Syrie|Siria|Síria|Syrië',
  IR: 'Iran|Irán|Irã|Irão',
  HK: 'Hong Kong|Hongkong',
  NZ: 'NZ',
  MO: 'Macau|Macao',
}

// Names of countries that are as often a person, a state or a common word: taken only where nothing else stands beside them, and never alone in a headline.
const doubtful = new Set([
  'jordan',
  'chad',
  'georgia',
  'jersey',
  'guinea',
  'niger',
  'mali',
  'america',
  'amerika',
  'turkey',
  'togo',
  'peru',
  'vs',
  'usa',
  'canaries',
])

const cities = `
Amsterdam NL;Antwerp|Antwerpen|Anvers|Amberes|Anversa BE;Athens|Athen|Athènes|Atenas|Atene|Athene GR;Barcelona|Barcelone|Barcellona ES;Belfast GB;Belgrade|Belgrad|Belgrado RS;Berlin|Berlín|Berlino|Berlijn DE
Birmingham GB;Bologna|Bologne|Bolonia IT;Bordeaux|Burdeos FR;Bratislava SK;Bristol GB;Brussels|Brüssel|Bruxelles|Bruselas|Bruxelas|Brussel BE;Bucharest|Bukarest|Bucarest|Bucareste|Boekarest RO;Budapest|Boedapest HU
Cardiff GB;Cologne|Köln|Colonia|Colônia|Keulen DE;Copenhagen|Kopenhagen|Copenhague|Copenaghen DK;Cracow|Kraków|Krakau|Cracovie|Cracovia PL;Dresden|Dresde|Dresda DE;Dublin|Dublín|Dublino IE;Düsseldorf|Dusseldorf DE;Edinburgh|Édimbourg|Edimburgo GB
Florence|Florenz|Florencia|Firenze|Florença IT;Frankfurt|Francfort|Fráncfort|Francoforte DE;Gdansk|Gdańsk|Danzig PL;Geneva|Genf|Genève|Ginebra|Genebra|Ginevra CH;Genoa|Genua|Gênes|Génova|Genova IT;Ghent|Gent|Gand BE;Glasgow GB;Hamburg|Hambourg|Hamburgo|Amburgo DE;Hanover|Hannover|Hanovre DE;Helsinki FI
Istanbul|Estambul|Istambul TR;Ankara|Ancara TR;Kharkiv|Charkiw|Járkov|Kharkov UA;Kyiv|Kiev|Kiew|Kiëv UA;Mariupol|Marioupol|Marioepol UA;Odesa|Odessa UA;Lviv|Lemberg UA;Kherson|Cherson|Jersón UA;Leeds GB;Leipzig DE;Lille FR;Lisbon|Lissabon|Lisbonne|Lisboa|Lisbona PT;Liverpool GB;Ljubljana SI;London|Londres|Londra|Londen GB
Lyon|Lione FR;Madrid ES;Manchester GB;Marseille|Marsella|Marselha|Marsiglia FR;Milan|Mailand|Milán|Milano|Milão|Milaan IT;Minsk BY;Moscow|Moskau|Moscou|Moscú|Mosca|Moskou RU;Munich|München|Múnich|Munique|Monaco di Baviera DE;Naples|Neapel|Nápoles|Napoli|Napels IT
Nice|Nizza|Niza FR;Oslo NO;Palermo|Palerme IT;Paris|París|Parigi|Parijs FR;Porto|Oporto PT;Prague|Prag|Praga|Praag CZ;Reykjavik|Reykjavík IS;Riga LV;Rome|Rom|Roma IT;Rotterdam NL;Sarajevo BA;Seville|Sevilla|Séville|Siviglia ES;Sofia|Sofía BG;St. Petersburg|Saint Petersburg|Sankt Petersburg|Saint-Pétersbourg|San Petersburgo|San Pietroburgo|Sint-Petersburg RU
Stockholm|Estocolmo|Stoccolma SE;Strasbourg|Straßburg|Estrasburgo|Strasburgo|Straatsburg FR;Stuttgart DE;Tallinn EE;Tbilisi|Tiflis GE;The Hague|Den Haag|La Haye|La Haya|Haia|L'Aia NL;Toulouse|Tolosa FR;Turin|Turín|Torino|Turim|Turijn IT;Utrecht NL;Valencia|Valence ES;Venice|Venedig|Venise|Venecia|Veneza|Venezia|Venetië IT;Vienna|Wien|Vienne|Viena|Wenen AT;Vilnius LT
Warsaw|Warschau|Varsovie|Varsovia|Varsóvia|Varsavia PL;Zagreb|Zagabria HR;Zurich|Zürich|Zúrich|Zurigo CH;Bern|Berne|Berna CH;Basel|Bâle|Basilea CH
Atlanta US;Austin US;Baltimore US;Boston US;Chicago US;Cincinnati US;Cleveland US;Dallas US;Denver US;Detroit US;Honolulu US;Houston US;Indianapolis US;Kansas City US;Las Vegas US;Los Angeles US;Memphis US;Miami US;Milwaukee US;Minneapolis US;Nashville US;New Orleans US;New York City US;New York|Nueva York|Nova York|Nova Iorque US;Brooklyn US;Manhattan US;Philadelphia|Philadelphie|Filadelfia|Filadélfia US;Phoenix US;Pittsburgh US;Portland US;Sacramento US;Salt Lake City US;San Antonio US;San Diego US;San Francisco US;Seattle US;St. Louis US;Tampa US;Guantanamo Bay US;Silicon Valley US
Alabama US;Alaska US;Arizona US;Arkansas US;California|Kalifornien|Californie|Califórnia|Californië US;Colorado US;Connecticut US;Delaware US;Florida|Floride|Flórida US;Hawaii US;Idaho US;Illinois US;Indiana US;Iowa US;Kansas US;Kentucky US;Louisiana|Louisiane|Luisiana US;Maine US;Maryland US;Massachusetts US;Michigan US;Minnesota US;Mississippi US;Missouri US;Montana US;Nebraska US;Nevada US;New Hampshire US;New Jersey US;New Mexico US;North Carolina US;North Dakota US;Ohio US;Oklahoma US;Oregon US;Pennsylvania US;Rhode Island US;South Carolina US;South Dakota US;Tennessee US;Texas US;Utah US;Vermont US;Virginia US;West Virginia US;Wisconsin US;Wyoming US;Capitol Hill US
Calgary CA;Edmonton CA;Montreal|Montréal CA;Ottawa CA;Toronto CA;Vancouver CA;Quebec|Québec CA;Ontario CA;Alberta CA;British Columbia CA;Nova Scotia CA;Manitoba CA;Saskatchewan CA
Mexico City|Mexiko-Stadt|Ciudad de México|Cidade do México|Città del Messico MX;Tijuana MX;Guadalajara MX;Havana|Havanna|La Havane|La Habana|L'Avana CU;San Juan PR;Bogotá|Bogota CO;Medellín|Medellin CO;Caracas VE;Maracaibo VE;Lima PE;Quito EC;La Paz BO;Santiago|Santiago de Chile CL;Buenos Aires AR;Montevideo UY;Asunción|Asuncion PY;Brasília|Brasilia BR;Rio de Janeiro BR;São Paulo|Sao Paulo BR;Belo Horizonte BR;Porto Alegre BR;Port-au-Prince HT
Cairo|Kairo|Le Caire|El Cairo|Il Cairo|Caïro EG;Alexandria EG;Tripoli LY;Benghazi LY;Tunis|Tunisi TN;Algiers|Algier|Alger|Argel|Algeri DZ;Casablanca MA;Rabat MA;Lagos NG;Abuja NG;Accra GH;Dakar SN;Nairobi KE;Addis Ababa|Addis Abeba|Addis-Abeba ET;Khartoum|Khartum|Jartum SD;Kampala UG;Kigali RW;Kinshasa CD;Johannesburg ZA;Cape Town|Kapstadt|Le Cap|Ciudad del Cabo|Città del Capo|Kaapstad ZA;Pretoria ZA;Harare ZW;Mogadishu|Mogadischu|Mogadiscio SO
Baghdad|Bagdad|Bagdá IQ;Mosul|Mossoul IQ;Basra IQ;Beirut|Beyrouth|Beirute LB;Damascus|Damaskus|Damas|Damasco SY;Aleppo|Alep|Alepo SY;Jerusalem|Jérusalem|Jerusalén|Jerusalém|Gerusalemme|Jeruzalem IL;Tel Aviv|Tel-Aviv IL;Ramallah PS;Rafah PS;Khan Younis PS;Gaza City PS;Amman JO;Riyadh|Riad|Riyad SA;Jeddah SA;Dubai|Dubaï AE;Abu Dhabi AE;Doha QA;Kuwait City KW;Sanaa YE;Tehran|Teheran|Téhéran|Teherán|Teerã IR;Kabul|Kaboul|Cabul AF;Kandahar AF;Islamabad PK;Karachi PK;Lahore PK;Peshawar PK
New Delhi|Neu-Delhi|Nueva Delhi|Nova Delhi|Nuova Delhi IN;Delhi IN;Mumbai IN;Bombay IN;Kolkata IN;Bengaluru IN;Bangalore IN;Chennai IN;Hyderabad IN;Kashmir IN;Dhaka BD;Colombo LK;Kathmandu|Katmandú NP;Beijing|Peking|Pékin|Pekín|Pequim|Pechino CN;Shanghai|Schanghai|Xangai CN;Shenzhen CN;Guangzhou CN;Wuhan CN;Xinjiang CN;Tibet CN;Tokyo|Tokio|Tóquio JP;Osaka JP;Kyoto JP;Hiroshima JP;Fukushima JP;Seoul|Séoul|Seúl|Seul KR;Pyongyang KP;Taipei|Taipeh TW;Manila|Manille PH;Jakarta|Yakarta|Giacarta ID;Bali ID;Bangkok TH;Hanoi|Hanói VN;Ho Chi Minh City VN;Kuala Lumpur MY;Phnom Penh KH;Yangon MM;Colombo LK
Sydney AU;Melbourne AU;Brisbane AU;Perth AU;Adelaide AU;Canberra AU;Hobart AU;Darwin AU;New South Wales AU;Queensland AU;Tasmania|Tasmanien|Tasmanie AU;Auckland NZ;Wellington NZ;Christchurch NZ
Canary Islands|Canaries|Kanarische Inseln|Kanaren|Îles Canaries|Iles Canaries|Islas Canarias|Canarias|Ilhas Canárias|Canárias|Isole Canarie|Canarie|Canarische Eilanden ES;Balearic Islands|Balearics|Balearische Inseln|Balearen|Îles Baléares|Baléares|Islas Baleares|Baleares|Ilhas Baleares|Isole Baleari|Baleari|Balearische Eilanden ES;Azores|Azoren|Açores|Azzorre PT;Channel Islands|Kanalinseln|Îles Anglo-Normandes|Islas del Canal|Ilhas do Canal|Isole del Canale|Kanaaleilanden GB
Scotland|Schottland|Écosse|Escocia|Escócia|Scozia|Schotland GB;Wales GB;England|Angleterre|Inglaterra|Inghilterra|Engeland GB;Northern Ireland|Nordirland|Irlande du Nord|Irlanda del Norte|Irlanda del Nord|Irlanda do Norte|Noord-Ierland GB;Catalonia|Katalonien|Catalogne|Cataluña|Catalunya|Catalunha|Catalogna|Catalonië ES;Bavaria|Bayern|Bavière|Baviera|Beieren DE;Saxony|Sachsen DE;Nordrhein-Westfalen DE;Hessen DE;Niedersachsen DE;Brandenburg DE;Sicily|Sizilien|Sicile|Sicilia|Sicília|Sicilië IT;Corsica|Korsika|Corse|Córcega FR;Crimea|Krim|Crimée|Crimeia|De Krim UA;Donbas|Donbass UA;Donetsk UA;Luhansk UA;Chechnya|Tschetschenien|Tchétchénie RU;Siberia|Sibirien|Sibérie RU;Andalusia|Andalucía|Andalusien|Andalousie ES;Galicia ES;Lombardy|Lombardei|Lombardie|Lombardía|Lombardia IT;Tuscany|Toskana|Toscane|Toscana IT`

let table: Map<string, KnownPlace> | undefined

const build = (): Map<string, KnownPlace> => {
  const places = new Map<string, KnownPlace>()
  const add = (name: string, place: KnownPlace) => {
    const folded = foldName(name)
    if (folded.length > 1 && !places.has(folded)) places.set(folded, place)
  }
  const named = storyLanguages.map(
    (language) => [language, new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })] as const,
  )
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    if (notCountries.test(code)) continue
    const names = Object.fromEntries(
      named.flatMap(([language, display]) => (display.of(code) ? [[language, display.of(code) as string]] : [])),
    )
    const name = names.en
    if (!name) continue
    const plain = name.replace(/\s*\(.*\)$/, '').replace(/ SAR China$/, '')
    const place: KnownPlace = { key: code.toLowerCase(), name: plain, country: code, names, whole: true }
    for (const one of Object.values(names))
      for (const part of [one, one.replace(/\s*\(.*\)$/, ''), one.replace(/^(?:the|die|der|la|le|les|el|il|de) /i, '')]) add(part, place)
    for (const one of (otherwise[code] ?? '').split('|')) if (one) add(one, place)
  }
  for (const line of cities.split(/[;\n]/)) {
    const [, words = '', country = ''] = /^(.+) ([A-Z-]+)$/.exec(line.trim()) ?? []
    const all = words.split('|').filter(Boolean)
    const [name = ''] = all
    if (!name) continue
    const place: KnownPlace = { key: foldName(name).replaceAll(' ', '-'), name, country: country.slice(-2), names: {}, whole: false }
    for (const one of all) add(one, place)
  }
  return places
}

/** A place of the world by any of its names in seven languages, written as in running text; undefined where it is none that is known. */
export const knownPlace = (name: string): KnownPlace | undefined => {
  table ??= build()
  const found = table.get(foldName(name))
  // The country and the American state have one name, and nothing beside it tells them apart for sure.
  return found?.key === 'ge' && /^georgia$/i.test(name) ? { ...found, key: 'georgia', country: '', whole: false } : found
}

/** Whether a place's name is as often something else: a person, a state, a word. */
export const isDoubtful = (name: string): boolean => doubtful.has(foldName(name))
