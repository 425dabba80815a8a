import type { Retold } from './tellings-of.ts'

/** Who is cited in a telling: a name as it stands there, and whether the telling says that he was first. */
export type Citation = { article: Retold; name: string; first: boolean }

const who =
  "(?:the |der |die |das |le |la |les |l['’]|el |los |o |a |os |il |lo |la |gli |de |het |d['’])?[«\"“„‘]?((?:(?:The|Der|Die|Das|Le|La|Les|El|Il|Lo|O|A|De|Het) )?\\p{Lu}[\\p{L}\\p{N}'’.&-]*(?: (?:(?:of|de|del|della|di|da|do|der|des|du|van|and|&) )?\\p{Lu}[\\p{L}\\p{N}'’.&-]*){0,4})"
// The words around the name are read in any case; a name begins with a capital.
const around = (form: string) => {
  const [before = '', after = ''] = form.split('X')
  return new RegExp(`(?<![\\p{L}])(?i:${before})${who}(?i:${after})`, 'gu')
}
const forms = (first: string[], also: string[]) => [
  ...first.map((form) => ({ first: true, found: around(form) })),
  ...also.map((form) => ({ first: false, found: around(form) })),
]
const told = forms(
  [
    'first (?:reported|revealed|published|disclosed) (?:\\w+ )?(?:by|in) X',
    'X (?:was the )?first (?:to )?(?:reported|report|revealed)',
    '(?:zuerst|als erste[sr]?) (?:hatte |hat |habe |hatten |haben |berichtete |berichteten )+(?:darüber )?X',
    "(?:révélé|rapporté|annoncé)e?s? (?:d['’]abord|en premier) par X",
    "(?:selon les )?(?:révélations|informations) (?:de|du|d['’]) ?X",
    '(?:adelantad[oa]|revelad[oa]|publicad[oa]) (?:primero |en primer lugar )?por X',
    '(?:revelad[oa]|noticiad[oa]|divulgad[oa]) (?:primeiro |em primeira mão )?(?:pelo|pela|por) X',
    '(?:anticipat[oa]|rivelat[oa]) (?:per prim[oa] )?d(?:a|al|alla|allo|ai|agli) X',
    'als eerste (?:gemeld|gebracht|bericht|onthuld) door X',
  ],
  [
    'as (?:reported|revealed) by X',
    'according to (?:a report (?:in|by) )X',
    'reported by X',
    '(?:wie|so) (?:die |der |das )?(?:zeitung |magazin |nachrichtenmagazin )?X (?:berichtet|berichtete|meldet)',
    'nach (?:einem bericht|informationen) (?:der|des|von|im|in) X',
    '(?:a |ont )?(?:rapporté|révélé|indiqué) (?:le journal |le quotidien )?X',
    'según (?:informó|publica|publicó|adelantó|revela|ha publicado) (?:el diario )?X',
    '(?:segundo|conforme) (?:noticiou|revelou|publicou) (?:o jornal )?X',
    'secondo (?:quanto )?(?:riportato|riferito|scrive|rivelato) (?:d(?:a|al|alla|allo|ai|agli) )?X',
    '(?:meldt|meldde|schrijft|bericht(?:te)?|onthulde) (?:de krant |het blad )?X',
  ],
)

// Most pieces cite nobody: one look tells them apart.
const hint =
  /report|reveal|disclos|berich|melde|révél|rapport|informati|selon|según|adelant|revelad|publicad|noticia|divulgad|conforme|segundo|secondo|anticipat|rivelat|schrijft|onthul|meld/i

/** Whom a telling cites for the news, as far as its standfirst and opening tell. At most five. */
export const citationsIn = (article: Retold): Citation[] => {
  const text = [article.standfirst, article.opening].filter(Boolean).join('\n').slice(0, 1500)
  const found: Citation[] = []
  if (!hint.test(text)) return found
  for (const { first, found: form } of told)
    for (const match of text.matchAll(form)) {
      const name = match[1]?.replace(/[.'’]+$/, '')
      if (name && /^\p{Lu}/u.test(name) && found.length < 5 && !found.some((one) => one.name === name)) found.push({ article, name, first })
    }
  return found
}

/** A title's name as it is cited: "The Guardian - AU" is the Guardian, whatever the case of its letters. */
export const nameKeys = (name: string): string[] => {
  const low = name
    .toLowerCase()
    .replace(/\s+[-–|(].*$/, '')
    .trim()
  const bare = low.replace(/^(?:the|der|die|das|le|la|les|el|il|lo|o|a|de|het|l['’]) ?/, '')
  return [...new Set([low, bare])].filter((key) => key.length > 2)
}
