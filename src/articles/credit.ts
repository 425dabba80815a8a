import { tidySpace } from './plain-text.ts'

// How the trade writes "picture by" in the languages that our titles use.
const label =
  /(?:^|[\s.(|\u2014\u2013-])(?:photographs?|photos?|pictures?|images?|illustrations?|composite|credits?|picture credit|image credit|photo credit|fotos?|foto(?:graf(?:ie|ía|ia))?|bild(?:quelle)?|quelle|imagen|immagine|imagem|crédits?|crédit photo|créditos?|kuva|zdjęcie|zdj\.?|fot\.)\s*(?:by|von|par|por|di)?\s*[:：]\s*(.{2,120})$/iu
const by = /(?:^|[\s.(])(?:photo|photograph|picture|image|illustration|foto)s?\s+(?:by|von|par|di)\s+(\p{Lu}.{2,100})$/u
const agencyBracket =
  /\s*\(((?:AP|AFP|Reuters|EPA|PA|AAP|dpa|EFE|ANSA|Getty|Xinhua|Shutterstock|Alamy|Bloomberg|The Canadian Press|[^()]{0,60}(?:\/|via |Photo|Images|Press|Agency))[^()]{0,100})\)\s*\.?$/u
const copyright = /(?:^|\s)((?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?[^.]{2,100})$/iu
// "… in Ravensholt. Lára Finnbogad/The Meridian": what follows the last full stop and has a slash between names.
const slashed = /[.!?]\s+(\p{Lu}[\p{L} .'’-]{2,40}\/\p{L}[\p{L} .'’/-]{1,60})$/u

const clean = (credit: string) => tidySpace(credit.replace(/^[\s:([]+|[\s.)\]]+$/g, '')).slice(0, 200)

/**
 * Parts a picture's credit from its caption: publishers mostly write both into one text ("… on Tuesday. Photograph: Saul Loeb/AFP/Getty Images").
 * A credit that is told by itself wins, and is then not said twice in the caption.
 */
export const partCredit = (caption: string | undefined, credit: string | undefined): { caption?: string; credit?: string } => {
  const text = tidySpace(caption ?? '').slice(0, 1000)
  const told = clean((credit ?? '').replace(/^\s*(?:photograph|photo|picture|image|credit|foto|bild)s?\s*[:：]\s*/i, ''))
  for (const pattern of [label, by, agencyBracket, copyright, slashed]) {
    const found = pattern.exec(text)
    if (!found?.[1]) continue
    const rest = tidySpace(text.slice(0, found.index + (pattern === slashed ? 1 : 0)).replace(/[\s|(\u2013\u2014-]+$/, ''))
    return { caption: rest || undefined, credit: told || clean(found[1]) }
  }
  if (told && text.endsWith(told))
    return { caption: tidySpace(text.slice(0, -told.length).replace(/[\s|(/\u2013\u2014-]+$/, '')) || undefined, credit: told }
  return { caption: text || undefined, credit: told || undefined }
}
