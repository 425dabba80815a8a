import type { MachineTerms, SaidAt } from './machine-use-of.ts'
import { type MachineUse, machineUses, type UseWord } from './uses.ts'

const called: Record<MachineUse, string> = {
  search: 'search',
  'ai-index': 'AI search',
  'ai-input': 'AI answers',
  'ai-train': 'training',
  tdm: 'text and data mining',
}
const answers: Record<UseWord, string> = { allowed: 'yes', refused: 'no', priced: 'on conditions', unsaid: 'not said' }
const places: Record<SaidAt['form'], string> = {
  robots: 'robots.txt',
  aipref: 'Content-Usage',
  'content-signal': 'Content-Signal',
  rsl: 'RSL',
  tdmrep: 'TDMRep',
  meta: 'robots meta',
  feed: 'its feed',
  terms: 'agreed here',
}
const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

const at = (said: SaidAt | undefined) => {
  if (!said) return ''
  // The address is whole where it matters: robots.txt is where robots.txt is, whatever is said in it.
  const place =
    (said.form === 'aipref' || said.form === 'content-signal') && said.address?.endsWith('/robots.txt') ? 'robots.txt' : places[said.form]
  if (said.form === 'terms') return `(${said.since ? places.terms : 'unless agreed otherwise'})`
  return `(${place}${said.since ? `, ${dayWords.format(said.since)}` : ''})`
}

/** What readers are told, in one plain sentence: "Machine use: search yes, training no (robots.txt, 22 Nov)." What nobody has spoken of is left out. */
export const machineUseSentence = ({ words, by }: MachineTerms): string => {
  const parts = machineUses
    .filter((use) => words[use] !== 'unsaid')
    .map((use) => ({ word: `${called[use]} ${answers[words[use]]}`, source: at(by[use]) }))
  if (parts.length === 0) return 'Machine use: nothing is said.'
  // What the same place says is told with the last of it.
  const text = parts
    .map(({ word, source }, place) => (source && parts[place + 1]?.source !== source ? `${word} ${source}` : word))
    .join(', ')
  return `Machine use: ${text}.`
}
