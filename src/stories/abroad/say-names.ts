import { namedWords } from './named-words.ts'

const mostTexts = 24

/** Names say more to a reader than places, and these more than numbers. */
const kindOf = (key: string) => (key.startsWith('#') ? 2 : key.startsWith('@') ? 1 : 0)

/**
 * Names by their keys as these texts write them, those that stand together as one ("Corrie Head"), names before places before numbers and otherwise in the order of `keys`; what the texts do not say is left out, so that nothing is shown that stands
 * in no text that may be shown. At most `most`.
 */
export const sayNames = (texts: readonly string[], keys: readonly string[], most = 4): string[] => {
  const asked = new Set(keys)
  const forms = new Map<string, string>()
  for (const text of texts.slice(0, mostTexts)) {
    let run: { keys: string[]; from: number; to: number } | undefined
    const end = () => {
      if (run?.keys.some((key) => !forms.has(key))) {
        const form = text.slice(run.from, run.to)
        for (const key of run.keys) if ((forms.get(key)?.length ?? 0) < form.length) forms.set(key, form)
      }
      run = undefined
    }
    for (const { key, form, at } of namedWords(text)) {
      if (!asked.has(key)) {
        end()
        continue
      }
      const follows = run && /^[ \u00a0]$/.test(text.slice(run.to, at)) && /^\p{L}/u.test(form) && run.keys.length < 4
      if (!follows) end()
      run =
        run && follows
          ? { keys: [...run.keys, key], from: run.from, to: at + form.length }
          : { keys: [key], from: at, to: at + form.length }
    }
    end()
    if (forms.size === asked.size) break
  }
  return [...new Set(keys.toSorted((a, b) => kindOf(a) - kindOf(b)).flatMap((key) => forms.get(key) ?? []))].slice(0, most)
}
