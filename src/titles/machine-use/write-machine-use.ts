import { aiUses, type MachineUse, machineUses, type UseWord } from './uses.ts'

type Words = Record<MachineUse, UseWord>

const no = (word: UseWord) => word === 'refused' || word === 'priced'

/** TDMRep has one word: whoever reserves learning or any mining reserves (the stricter reading of a vocabulary that cannot say it finer). */
export const tdmReservation = (words: Words): '0' | '1' => (no(words.tdm) || no(words['ai-train']) ? '1' : '0')

const flags = (words: Words, names: readonly (readonly [MachineUse, string])[], [yes, nay]: readonly [string, string]) =>
  names.flatMap(([use, name]) => (words[use] === 'unsaid' ? [] : [`${name}=${no(words[use]) ? nay : yes}`])).join(', ')

/** AIPREF's Content-Usage (vocabulary draft: train-ai, ai-use, search); '' where nothing is said. */
export const contentUsage = (words: Words): string =>
  flags(
    words,
    [
      ['ai-train', 'train-ai'],
      ['ai-input', 'ai-use'],
      ['search', 'search'],
    ],
    ['y', 'n'],
  )

/** Cloudflare's Content-Signal: search, ai-input, ai-train; '' where nothing is said. */
export const contentSignal = (words: Words): string =>
  flags(
    words,
    [
      ['search', 'search'],
      ['ai-input', 'ai-input'],
      ['ai-train', 'ai-train'],
    ],
    ['yes', 'no'],
  )

const rslWords = machineUses.filter((use) => use !== 'tdm')

/**
 * The licence of RSL 1.0 that says the same; `prefix` is '' or 'rsl:'. `<permits>` is a closed list, so that what is unsaid must not be left out of one: where anything is unsaid only
 * prohibitions are written. What is had on conditions is the publisher's to give and not ours, so it is prohibited here.
 */
export const rslLicense = (words: Words, prefix: '' | 'rsl:'): string => {
  const given = rslWords.filter((use) => words[use] === 'allowed')
  const refused = rslWords.filter((use) => no(words[use]))
  const tag = (name: string, list: readonly string[]) =>
    list.length > 0 ? `<${prefix}${name} type="usage">${list.join(' ')}</${prefix}${name}>` : ''
  const closed = rslWords.every((use) => words[use] !== 'unsaid')
  const all = aiUses.every((use) => refused.includes(use)) ? ['ai-all', ...refused.filter((use) => use === 'search')] : refused
  return `<${prefix}license>${closed ? tag('permits', given) : ''}${tag('prohibits', all)}</${prefix}license>`
}
