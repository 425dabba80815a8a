import type { Pull } from './read-taste.ts'
import type { Told } from './told.ts'

const countries = new Intl.DisplayNames('en', { type: 'region' })
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const countryNames = new Map<string, string>()
/** A country's name; kept, as asking for one takes longer than the rest of a reason. */
const countryNamed = (code: string): string => {
  const name = countryNames.get(code) ?? (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code)
  if (countryNames.size < 1000) countryNames.set(code, name)
  return name
}
const named = ({ kind, name }: Pull): string => (kind === 'desk' ? capital(name) : kind === 'country' ? countryNamed(name) : name)

// What a thing is called in the middle of a sentence.
const thing = (pull: Pull): string => {
  const name = named(pull)
  return pull.kind === 'country'
    ? `titles of ${name}`
    : pull.kind === 'writer'
      ? `pieces by ${name}`
      : pull.kind === 'story'
        ? 'this story'
        : name
}

/** One thing that speaks for or against a story, in plain words. `title`: whose telling is shown, which need not be that of a title that he follows. */
export const say = (pull: Pull, title: string): string => {
  if (pull.how === 'region') return `${named(pull)} is your region`
  if (pull.how === 'follow' && pull.kind === 'title' && pull.key !== `title:${title}`)
    return `You follow ${named(pull)}, which tells it too`
  if (pull.how === 'follow') return `You follow ${pull.kind === 'writer' ? named(pull) : thing(pull)}`
  if (pull.how === 'more') return `You asked for more of ${thing(pull)}`
  if (pull.how === 'less') return `You asked for less of ${thing(pull)}`
  const often = pull.log > 0 ? 'You often finish' : 'You seldom finish'
  if (pull.kind === 'topic') return `${often} pieces about ${named(pull)}`
  if (pull.kind === 'title') return `${often} pieces of ${named(pull)}`
  return pull.kind === 'writer'
    ? `${often} pieces by ${named(pull)}`
    : pull.kind === 'country'
      ? `${often} pieces from ${named(pull)}`
      : `${often} pieces in ${named(pull)}`
}

/** Why a story that nothing of the reader's speaks for is one of the largest: the edition's strongest reason. */
export const sayCommon = ({ reasons }: Told): string => reasons[0]?.words ?? 'One of the stories of the day'

const sentence = (words: string) => (/[.!?…]$/.test(words) ? words : `${words}.`)

/** The line beside the piece: the two wishes that speak most for it, or what it is that nobody asked for. */
export const sayBecause = (
  kind: 'yours' | 'top' | 'else',
  wishes: readonly { pull: Pull; strength: number }[],
  story: Told,
  title: string,
): string => {
  if (kind === 'else') return `Something else: outside what you chose and read. ${sentence(sayCommon(story))}`
  if (kind === 'top') return `Top story. ${sentence(sayCommon(story))}`
  return wishes
    .slice(0, 2)
    .filter(({ strength }) => strength > 0)
    .map(({ pull }) => sentence(say(pull, title)))
    .join(' ')
}
