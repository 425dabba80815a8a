const decode = (bytes: Uint8Array, label: string) => new TextDecoder(label).decode(bytes)
const share = (text: string, kind: RegExp, of: number) => (text.match(kind)?.length ?? 0) / of

// The words and endings that no Chinese text does without, in both ways of writing.
const commonHan =
  /[的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可她里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種聲全工己话話助此中希容其易成因]/g
const letters = /[^\u0000-\u007f\s]/g

const mostLooked = 20_000

/**
 * The encoding of bytes that are not UTF-8 and that nobody declares, by what languages look like in the old encodings of East Asia and of Cyrillic: kana,
 * Hangul, common characters, words in small letters. Undefined where nothing speaks for one: then it is a Western one. Looks at 20,000 letters at most.
 */
export const guessEncoding = (bytes: Uint8Array): string | undefined => {
  const high: number[] = []
  let beside = 0
  for (let at = 0; at < bytes.length && high.length < mostLooked; at++)
    if (bytes[at]! >= 0x80) {
      if (bytes[at + 1]! >= 0x80 || bytes[at - 1]! >= 0x80) beside++
      high.push(at)
    }
  // Accents stand alone among plain letters; other scripts stand together.
  if (high.length < 8 || beside / high.length < 0.6) return undefined
  const looked = bytes.subarray(0, high.at(-1)! + 2)
  const read = (label: string) => {
    const text = decode(looked, label)
    const of = text.match(letters)?.length || 1
    return { text, of, broken: share(text, /[\ufffd\ue000-\uf8ff\u0080-\u009f]/g, of) }
  }
  const kana = /[\u3041-\u309f\u30a1-\u30fc]/g
  for (const [label, kind, least] of [
    ['euc-kr', /[\uac00-\ud7a3]/g, 0.8],
    ['euc-jp', kana, 0.2],
    ['shift_jis', kana, 0.2],
  ] as const) {
    const { text, of, broken } = read(label)
    if (broken < 0.02 && share(text, kind, of) >= least) return label
  }
  const cyrillic = (['koi8-r', 'windows-1251', 'iso-8859-5'] as const).map((label) => {
    const { text, of } = read(label)
    return { label, worth: share(text, /[\u0430-\u044f\u0451]/g, of) }
  })
  const best = cyrillic.reduce((a, b) => (b.worth > a.worth ? b : a))
  if (best.worth > 0.8) return best.label
  const chinese = (['big5', 'gb18030'] as const).map((label) => {
    const { text, of, broken } = read(label)
    return { label, worth: share(text, commonHan, of) - broken * 2 }
  })
  const han = chinese.reduce((a, b) => (b.worth > a.worth ? b : a))
  return han.worth > 0.12 ? han.label : undefined
}
