// What ends in a full stop without ending a sentence, in the seven languages that stories are told in; and ranks and titles, which English papers shorten.
const abbreviations = new Set(
  `mr mrs ms dr st sr jr sen rep gov gen lt col capt sgt maj prof rev hon pres messrs ste vs no nos vol inc ltd co corp est dept ave blvd jan feb mar apr jun jul aug sep sept oct nov dec
u.s u.k u.n e.u d.c a.m p.m e.g i.e
nr ca bzw usw z.b d.h u.a o.ä mio mrd tsd evtl ggf inkl geb str hl abs art s bd
m mm mme mlle mgr env av
sra srta dra ud uds ee.uu ee pág núm lic ing excmo
sig sigg dott ing avv on
exmo exma sto sta
dhr mevr drs mw bijv o.a d.w.z jl`
    .split(/\s+/)
    .filter(Boolean),
)

const ends = /[.!?…]+["”’»“)\]]*(?=\s)/gu
const most = 60

const isEnd = (text: string, at: number, length: number): boolean => {
  const after = text.slice(at + length).trimStart()
  if (!/^["“„«‘'([¿¡–—-]?\s?[\p{Lu}\p{N}]/u.test(after)) return false
  if (text[at] !== '.') return true
  const word = /[\p{L}\p{N}.'’]+$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? ''
  const low = word.toLowerCase()
  // "J. K. Rowling"; "am 3. März"; "No. 10".
  return !/^\p{Lu}$/u.test(word) && !/^\d{1,2}$/.test(word) && !/^(?:\p{L}\.)+\p{L}$/u.test(word) && !abbreviations.has(low)
}

/** The sentences of a plain text, whose lines are paragraphs: at most 60, in order, each as it stands. Scripts without full stops give a line each. */
export const sentencesOf = (text: string): string[] => {
  const sentences: string[] = []
  for (const line of text.slice(0, 20_000).split('\n')) {
    let from = 0
    for (const found of line.matchAll(ends)) {
      if (!isEnd(line, found.index, found[0].length)) continue
      sentences.push(line.slice(from, found.index + found[0].length).trim())
      from = found.index + found[0].length
    }
    sentences.push(line.slice(from).trim())
    if (sentences.length > most) break
  }
  return sentences.filter(Boolean).slice(0, most)
}
