/**
 * What machines may do with pieces beside showing them to readers: find and link (`search`), build an index for AI (`ai-index`), answer from them (`ai-input`), learn from them
 * (`ai-train`), any other automated analysis (`tdm`, text and data mining). Every vocabulary that publishers use is read into these five words (docs/decisions/machine-use.md).
 */
export const machineUses = ['search', 'ai-index', 'ai-input', 'ai-train', 'tdm'] as const
export type MachineUse = (typeof machineUses)[number]

/** `priced`: on conditions only (a payment, a token, a contract, some kinds of people). Ordered: a later word restricts more. */
const saidWords = ['allowed', 'priced', 'refused'] as const
export type SaidWord = (typeof saidWords)[number]
export type UseWord = SaidWord | 'unsaid'

/** What one statement says; what it does not name is unsaid. */
export type Uses = Partial<Record<MachineUse, SaidWord>>

/** The uses that AI is meant by where a vocabulary has one word for it (RSL's ai-all, noai). */
export const aiUses = ['ai-index', 'ai-input', 'ai-train'] as const satisfies readonly MachineUse[]

export const usesOf = (uses: readonly MachineUse[], word: SaidWord): Uses => Object.fromEntries(uses.map((use) => [use, word]))

/** The more restrictive of two words; a word beats silence. */
export const stricter = (a: SaidWord | undefined, b: SaidWord | undefined): SaidWord | undefined =>
  a === undefined ? b : b === undefined ? a : saidWords[Math.max(saidWords.indexOf(a), saidWords.indexOf(b))]

/** Statements taken together: for each use the most restrictive word (AIPREF vocabulary, 5.1; RSL 1.0, 4.9). */
export const strictest = (statements: readonly Uses[]): Uses => {
  const together: Uses = {}
  for (const said of statements)
    for (const use of machineUses) {
      const word = stricter(together[use], said[use])
      if (word) together[use] = word
    }
  return together
}

/** A stored document as uses: what is not one of our words is left out. */
export const usesIn = (document: unknown): Uses => {
  const found = (document ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    machineUses.flatMap((use) => {
      const word = saidWords.find((one) => one === found[use])
      return word ? [[use, word]] : []
    }),
  )
}

/**
 * Text and data mining is any automated analysis of text (Directive (EU) 2019/790, 2 (2)), so who reserves it reserves learning, answering and indexing for AI too. Search engines
 * are not meant: publishers who reserve mining want to be found.
 */
export const withMining = (uses: Uses): Uses => {
  const { tdm } = uses
  return tdm === undefined || tdm === 'allowed' ? uses : strictest([uses, usesOf(aiUses, tdm)])
}

export const isSilent = (uses: Uses): boolean => machineUses.every((use) => uses[use] === undefined)
