import { foldName } from './fold-name.ts'

/** An organisation of the world, by the name that the paper writes and those that it has in seven languages. */
export type KnownOrganisation = { key: string; name: string }

// "=": letters that count only as they stand here, since in small letters they are a word ("who", "us").
const lines = `
European Union|EU|Europäische Union|Union européenne|UE|Unión Europea|União Europeia|Unione europea|Unione Europea|Europese Unie
European Commission|EU-Kommission|Europäische Kommission|Commission européenne|Comisión Europea|Comissão Europeia|Commissione europea|Commissione Europea|Europese Commissie
European Parliament|Europaparlament|Europäisches Parlament|Parlement européen|Parlamento Europeo|Parlamento Europeu|Parlamento europeo|Europees Parlement
European Central Bank|ECB|EZB|Europäische Zentralbank|Banque centrale européenne|BCE|Banco Central Europeo|Banco Central Europeu|Banca centrale europea|Banca Centrale Europea|Europese Centrale Bank
European Court of Justice|EuGH|Europäischer Gerichtshof|CJUE|TJUE
European Court of Human Rights|ECHR|EGMR
European Medicines Agency|EMA
United Nations|UN|U.N.|Vereinte Nationen|Vereinten Nationen|UNO|Nations unies|Nations Unies|ONU|Naciones Unidas|Nações Unidas|Nazioni Unite|Verenigde Naties|VN
UN Security Council|U.N. Security Council|UN-Sicherheitsrat|Security Council
NATO|Nato|OTAN|North Atlantic Treaty Organization|NAVO
World Health Organization|=WHO|World Health Organisation|Weltgesundheitsorganisation|OMS|Organisation mondiale de la santé|Organización Mundial de la Salud|Organização Mundial da Saúde|Organizzazione mondiale della sanità|Wereldgezondheidsorganisatie
International Monetary Fund|IMF|IWF|Internationaler Währungsfonds|FMI|Fonds monétaire international|Fondo Monetario Internacional|Fundo Monetário Internacional|Fondo monetario internazionale|Internationaal Monetair Fonds
World Bank|Weltbank|Banque mondiale|Banco Mundial|Banca mondiale|Wereldbank
World Trade Organization|WTO|OMC|Welthandelsorganisation
International Criminal Court|ICC|Internationaler Strafgerichtshof|IStGH|Cour pénale internationale|CPI|Corte Penal Internacional|Corte penale internazionale|Internationaal Strafhof
International Court of Justice|ICJ|Internationaler Gerichtshof
International Atomic Energy Agency|IAEA|AIEA|IAEO
OPEC|OPEP|Opec|OPEC+
OECD|OCDE|OCSE
G7|G20|BRICS|African Union|Afrikanische Union|Union africaine|Unión Africana|União Africana|Unione africana|Afrikaanse Unie
ASEAN|Arab League|Mercosur|Mercosul
UNICEF|Unicef
UNHCR|Acnur
UNESCO|Unesco
Red Cross|Rotes Kreuz|Croix-Rouge|Cruz Roja|Cruz Vermelha|Croce Rossa|Rode Kruis|International Committee of the Red Cross
Amnesty International|Human Rights Watch|Greenpeace|Transparency International|WikiLeaks|Wikileaks
Islamic State|ISIS|ISIL|Isis|IS-Miliz|État islamique|Estado Islámico|Estado Islâmico|Stato islamico|Islamitische Staat|Daesh
Hamas|Hezbollah|Hisbollah|Hezbolá|Hezbolah|Taliban|Talibans|Talibán|Talibã|Talebani|Al Qaeda|al-Qaeda|Al-Kaida|Al-Qaïda|Boko Haram|Wagner Group|Houthis|Huthis
White House|Weißes Haus|Weiße Haus|Weißen Haus|Weißen Hauses|Maison-Blanche|Maison Blanche|Casa Blanca|Casa Branca|Casa Bianca|Witte Huis
Pentagon|Pentágono|Pentagono
Kremlin|Kreml|Cremlino|Kremlim
Centers for Disease Control and Prevention|Centers for Disease Control|CDC
FBI|CIA|NSA|DEA|ATF|TSA|IRS|EPA|FDA|NASA|Nasa|FEMA|FAA|NTSB|SEC|FCC|ICE
Federal Reserve|US Federal Reserve|U.S. Federal Reserve|Fed
Bank of England|Bank of Japan|Bundesbank|Bundestag|Bundesrat|Bundeswehr|Bundesverfassungsgericht|Bundeskriminalamt
Republican Party|GOP|Republikanische Partei
Democratic Party|Democratic National Committee|DNC|Republican National Committee|RNC
Tea Party|Black Lives Matter|Planned Parenthood|National Rifle Association|NRA|ACLU|American Civil Liberties Union|AFL-CIO|Fox News|CNN|MSNBC|BBC|NPR
Conservative Party|Tories
Labour Party|Liberal Democrats|Lib Dems|Scottish National Party|SNP|Reform UK|Sinn Féin|Sinn Fein
CDU|CSU|SPD|FDP|AfD|BSW|Die Linke|Bündnis 90/Die Grünen
Rassemblement national|National Rally|La France insoumise|LFI|Les Républicains|Parti socialiste
PSOE|Partido Popular|Vox|Podemos|ERC|Junts
PT|Partido dos Trabalhadores
Fratelli d'Italia|Lega|Movimento 5 Stelle|Partito Democratico|Forza Italia
VVD|PVV|D66|CDA|GroenLinks
Fatah|PLO|Likud|Knesset|Muslim Brotherhood
NHS|Scotland Yard|Metropolitan Police|MI5|MI6|House of Commons|House of Lords
House of Representatives|US House|Department of Justice|Justice Department|Department of Homeland Security|State Department|Internal Revenue Service
Federal Bureau of Investigation|Central Intelligence Agency|National Security Agency|Environmental Protection Agency|Food and Drug Administration
FIFA|Fifa|UEFA|Uefa|NFL|NBA|MLB|NHL|IOC|International Olympic Committee|WADA|Premier League|Bundesliga|La Liga|Serie A|Ligue 1|Champions League|World Cup
Real Madrid|FC Barcelona|Manchester United|Manchester City|Arsenal|Chelsea|Bayern München|Bayern Munich|Borussia Dortmund|Juventus|Paris Saint-Germain|PSG|Ajax
Google|Alphabet|Apple|Microsoft|Amazon|Facebook|Meta Platforms|Twitter|YouTube|Instagram|TikTok|WhatsApp|Netflix|OpenAI|Nvidia|Intel|IBM|Samsung|Samsung Electronics|Huawei|Sony|Nokia|Tesla|SpaceX|Uber|Airbnb|Spotify|Snapchat|LinkedIn|Yahoo|eBay|PayPal|Alibaba|Tencent|Xiaomi|Foxconn|TSMC|ASML|SAP|Siemens|Bosch
Boeing|Airbus|General Motors|Ford|Toyota|Volkswagen|VW|BMW|Mercedes-Benz|Daimler|Porsche|Audi|Renault|Peugeot|Stellantis|Fiat|Ferrari|Honda|Nissan|Hyundai|General Electric|Lockheed Martin|Rheinmetall|Lufthansa|Ryanair|Air France|KLM|British Airways|Deutsche Bahn|SNCF|Renfe
Goldman Sachs|JPMorgan Chase|JPMorgan|Morgan Stanley|Citigroup|Bank of America|Wells Fargo|HSBC|Barclays|Deutsche Bank|Commerzbank|UBS|Credit Suisse|BNP Paribas|Société Générale|Santander|BBVA|UniCredit|Intesa Sanpaolo|ING|Rabobank|Lehman Brothers|BlackRock
ExxonMobil|Exxon Mobil|Chevron|BP|Shell|TotalEnergies|Total|Eni|Repsol|Petrobras|Gazprom|Rosneft|Aramco|Saudi Aramco|PDVSA|Pfizer|Moderna|AstraZeneca|BioNTech|Novartis|Roche|Bayer|Sanofi|Novo Nordisk|Johnson & Johnson|Merck|Nestlé|Unilever|Coca-Cola|PepsiCo|McDonald's|Starbucks|Walmart|Walt Disney|Disney|Nike|Adidas|Puma|IKEA|Ikea|LVMH|Inditex|Zara|Philips|Heineken
Lloyds Banking Group|Thomas Cook|Harvard University|Stanford University|Oxford University|University of Oxford|Cambridge University|Nobel Prize|New York Stock Exchange|Nasdaq|Wall Street`

type Form = KnownOrganisation & { exact: string | null }
const table = new Map<string, Form>()
for (const line of lines.split('\n')) {
  const words = line.split('|').filter(Boolean)
  const [first = ''] = words
  // Lines without a second language are lists of organisations, each with its own name only.
  const together =
    /^(?:European|United Nations|UN Security|NATO|World|International|OPEC|OECD|UNICEF|UNHCR|UNESCO|Red Cross|Islamic State|White House|Pentagon|Kremlin|Federal Reserve|Republican Party|Conservative Party|Centers)/.test(
      first,
    )
  for (const word of words) {
    const plain = word.replace(/^=/, '')
    const name = together ? first : plain
    const folded = foldName(plain)
    if (!table.has(folded))
      table.set(folded, {
        key: foldName(name).replaceAll(' ', '-'),
        name,
        exact: plain === plain.toUpperCase() || word !== plain ? plain : null,
      })
  }
}
for (const [one, other] of [
  ['isis', 'islamic state'],
  ['vw', 'volkswagen'],
  ['samsung electronics', 'samsung'],
  ['jpmorgan', 'jpmorgan chase'],
  ['exxon mobil', 'exxonmobil'],
  ['bayern munich', 'bayern munchen'],
  ['psg', 'paris saint germain'],
  ['saudi aramco', 'aramco'],
  ['walt disney', 'disney'],
  ['university of oxford', 'oxford university'],
  ['federal bureau of investigation', 'fbi'],
  ['central intelligence agency', 'cia'],
  ['national security agency', 'nsa'],
  ['environmental protection agency', 'epa'],
  ['food and drug administration', 'fda'],
  ['internal revenue service', 'irs'],
  ['department of justice', 'justice department'],
  ['dnc', 'democratic national committee'],
  ['rnc', 'republican national committee'],
  ['nra', 'national rifle association'],
  ['aclu', 'american civil liberties union'],
  ['international olympic committee', 'ioc'],
  ['snp', 'scottish national party'],
  ['lib dems', 'liberal democrats'],
] as const) {
  const [form, name] = [table.get(one), table.get(other)]
  if (form && name) table.set(one, { ...name, exact: form.exact })
}

/** The organisation that a name names, written as in running text; undefined where it is none that is known. Letters count only where they are written as letters. */
export const knownOrganisation = (name: string): KnownOrganisation | undefined => {
  const found = table.get(foldName(name))
  if (!found) return
  if (
    found.exact &&
    foldName(found.exact).length <= 5 &&
    name.replaceAll('.', '') !== found.exact.replaceAll('.', '') &&
    name !== name.toUpperCase()
  )
    return
  return { key: found.key, name: found.name }
}
