/** What windows-1252 keeps between 0x80 and 0x9f; elsewhere below 0x100 it agrees with Unicode (WHATWG Encoding, index-windows-1252). */
const special = new Map([...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((letter, i) => [letter, special80(i)]))

function special80(i: number): number {
  // 0x81, 0x8d, 0x8f, 0x90 and 0x9d hold nothing.
  return (
    [
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99,
      0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ][i] ?? 0x3f
  )
}

/** The bytes of an XML text in windows-1252; a letter that it lacks becomes a numeric reference. */
export function windows1252(xml: string): Buffer {
  return Buffer.from(
    [...xml].flatMap((letter) => {
      const code = letter.codePointAt(0) ?? 0x3f
      const byte = special.get(letter) ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : undefined)
      return byte === undefined ? [...Buffer.from(`&#${code};`)] : [byte]
    }),
  )
}
