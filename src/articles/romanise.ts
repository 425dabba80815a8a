// Letters that do not come apart into a base letter and a mark.
const latin: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'e',
}

const table = (letters: string, sounds: string) => {
  const list = sounds.split(' ')
  return Object.fromEntries([...letters].map((letter, at) => [letter, (list[at] ?? '').replace('_', '')]))
}
// BGN/PCGN without apostrophes, with Ukrainian, Belarusian, Serbian and Macedonian letters.
const cyrillic = table(
  'абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґўђјљњћџѓќѕ',
  'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo ye i yi g u dj j lj nj c dz gj kj dz',
)
// ELOT 743 letter by letter.
const greek = table('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o')
const hebrew = table('אבגדהוזחטיךכלםמןנסעףפץצקרשת', '_ b g d h v z h t y k k l m m n n s _ f p ts ts k r sh t')
const arabic = table(
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويىءةآأإؤئپچژگک',
  'a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a _ a a a i w y p ch zh g k',
)
const kana = table(
  'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゃゅょっー',
  'a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po ya yu yo _ _',
)
const letters: Record<string, string> = { ...latin, ...cyrillic, ...greek, ...hebrew, ...arabic, ...kana }

// Revised Romanization of Korean, syllable by syllable: a Hangul syllable's number is (initial × 21 + vowel) × 28 + final (Unicode, section 3.12).
const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ')
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const finals = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
const hangul = (letter: string) => {
  const number = letter.charCodeAt(0) - 0xac00
  return [initials[Math.floor(number / 588)], vowels[Math.floor((number % 588) / 28)], finals[number % 28]].join('').replaceAll('_', '')
}

/**
 * Latin letters for Latin with marks, Cyrillic, Greek, Hebrew, Arabic, kana and Hangul; what it cannot write (Han, Devanagari, Thai …) becomes a space. For
 * addresses, where readable is enough; not for names on the page.
 */
export const romanise = (text: string): string => {
  // Letters whose mark makes them another letter (й, ё, ї) are looked up before marks are taken off; kana voicing marks likewise.
  let out = ''
  for (const letter of text.normalize('NFC').toLowerCase()) {
    const code = letter.charCodeAt(0)
    const hiragana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : letter
    if (code < 0x80) out += letter
    else if (hiragana in letters) out += letters[hiragana]
    else if (code >= 0xac00 && code <= 0xd7a3) out += hangul(letter)
    else if (/[’ʼ]/.test(letter)) continue
    else
      for (const part of letter.normalize('NFKD')) {
        if (part.charCodeAt(0) < 0x80) out += part
        else if (part in letters) out += letters[part]
        else if (!/\p{M}/u.test(part)) out += ' '
      }
  }
  return out
}
