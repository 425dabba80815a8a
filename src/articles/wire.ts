// Agencies by the names that publishers credit them with, and the name that we show.
const agencies: [RegExp, string][] = [
  [/\b(?:AP|Associated Press|AP News)\b/, 'AP'],
  [/\b(?:Reuters|REUTERS|Thomson Reuters)\b/, 'Reuters'],
  [/\b(?:AFP|Agence France[- ]Presse)\b/, 'AFP'],
  [/\b(?:PA Media|Press Association|PA news agency|PA)\b/, 'PA'],
  [/\b(?:dpa|DPA|Deutsche Presse-Agentur)\b/, 'dpa'],
  [/\b(?:EFE|Agencia EFE)\b/, 'EFE'],
  [/\b(?:ANSA|Ansa)\b/, 'ANSA'],
  [/\b(?:Lusa|LUSA|Agência Lusa)\b/, 'Lusa'],
  [/\b(?:ANP)\b/, 'ANP'],
  [/\b(?:AAP|Australian Associated Press)\b/, 'AAP'],
  [/\b(?:Bloomberg(?: News)?)\b/, 'Bloomberg'],
  [/\b(?:Xinhua|XINHUA|新华社)\b/, 'Xinhua'],
  [/\b(?:Kyodo(?: News)?|KYODO|共同通信)\b/, 'Kyodo'],
  [/\b(?:Jiji(?: Press)?|時事通信)\b/, 'Jiji'],
  [/\b(?:TASS|ТАСС)\b/, 'TASS'],
  [/\b(?:Interfax|Интерфакс)\b/, 'Interfax'],
  [/\b(?:PTI|Press Trust of India)\b/, 'PTI'],
  [/\b(?:IANS)\b/, 'IANS'],
  [/\b(?:ANI)\b/, 'ANI'],
  [/\b(?:Canadian Press)\b/, 'Canadian Press'],
  [/\b(?:Yonhap|연합뉴스)\b/, 'Yonhap'],
  [/\b(?:Anadolu(?: Agency)?|AA)\b/, 'Anadolu'],
  [/\b(?:APA)\b/, 'APA'],
  [/\b(?:SDA|Keystone-SDA|ATS)\b/, 'Keystone-SDA'],
  [/\b(?:Europa Press)\b/, 'Europa Press'],
  [/\b(?:Belga)\b/, 'Belga'],
  [/\b(?:TT|TT Nyhetsbyrån)\b/, 'TT'],
  [/\b(?:NTB)\b/, 'NTB'],
  [/\b(?:Ritzau)\b/, 'Ritzau'],
  [/\b(?:STT)\b/, 'STT'],
  [/\b(?:PAP)\b/, 'PAP'],
  [/\b(?:UPI)\b/, 'UPI'],
  [/\b(?:SID)\b/, 'SID'],
  [/\b(?:epd)\b/, 'epd'],
  [/\b(?:KNA)\b/, 'KNA'],
  [/\b(?:Télam|TELAM)\b/, 'Télam'],
  [/\b(?:Notimex)\b/, 'Notimex'],
]

const known = (name: string) => agencies.find(([pattern]) => pattern.test(name))?.[1] ?? null

// "LONDON (AP) —", "Paris, 3 Nov (Reuters) -", "(Concord Press) –": agencies put their name between the place and the text. Short, so that it is not prose.
const dateline = /^(?:[\p{Lu}][\p{L} .,'’\-/\d]{0,60}?)?\s?\(([\p{L}][\p{L}.'’\- ]{1,40})\)\s?[-–—:.]/u
// "dpa/lnw", "Berlin (dpa)", "… (AFP)" as the last thing said, and German and Dutch slashes.
const ending = /[(–—-]\s?([\p{L}][\p{L}.'’ ]{1,40}?)(?:\/[\p{L}]{1,8})*\)?\s?[.)]?$/u
const credit = /(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?([\p{L}][\p{L}.'’\- ]{1,60})/iu

/**
 * The agency that a piece is credited to: from its authors, its dateline, its last words. An unknown name counts only in a dateline ("Ashmere (Concord Press) —"),
 * where nothing but an agency stands. null when none is credited.
 */
export const wireOf = (authors: string[], text: string): string | null => {
  for (const author of authors.slice(0, 20).map((one) => one.slice(0, 200))) {
    // "AP" and "By Jane Roe, Associated Press" credit; a person called "Ana Lusa" does not.
    const parts = author.split(/[,/|;]|\b(?:and|with|und|et|y|e|en|mit|avec|con|com|met)\b/i).map((part) => part.trim())
    for (const part of parts) {
      const name = known(part)
      if (name && part.length <= 40 && (part.length <= name.length + 8 || /agency|press|news|agentur|agence|agencia/i.test(part)))
        return name
    }
  }
  const head = dateline.exec(text.slice(0, 130))?.[1]?.trim()
  if (head) {
    const name = known(head)
    if (name) return name
    if (/\b(?:Press|News|Agency|Wire|Agentur|Agence|Agencia|Agenzia)\b/.test(head)) return head
  }
  const tail = text.slice(-120)
  for (const found of [ending.exec(tail)?.[1], credit.exec(tail)?.[1]]) {
    const name = found ? known(found.trim()) : null
    if (name) return name
  }
  return null
}

/** Whether a byline's name is an agency and nobody's own name. */
export const isAgency = (name: string): boolean => agencies.some(([pattern]) => name.replace(pattern, '').trim() === '')
