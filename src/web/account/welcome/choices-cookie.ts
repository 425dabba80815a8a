import { type Choices, choicesForm, noChoices } from '../../../readers/readers.ts'
import { cookieIn, cookieLine } from '../cookies.ts'

const name = 'choices'
const path = '/'
const ninetyDays = 90 * 86_400
// Browsers keep 4,096 bytes of a cookie.
const room = 3000

/** What may be chosen of what was sent, by readers' own form; nothing where it is nonsense. */
export const sound = (sent: { region?: string | null; sections?: string[]; titles?: string[] }): Choices => {
  const read = choicesForm.safeParse(sent)
  return read.success ? read.data : noChoices
}

/** A visitor's choices, in a cookie of his own until he signs up: 'AU.world_science.the-guardian-au_le-monde'. Titles past what a cookie holds fall out. */
export const choicesLine = ({ region, sections, titles }: Choices, address: string): string => {
  const kept: string[] = []
  let length = 0
  for (const title of titles) if ((length += title.length + 1) <= room) kept.push(title)
  return cookieLine({ name, value: [region ?? '', sections.join('_'), kept.join('_')].join('.'), path, age: ninetyDays, address })
}

export const choicesOver = (address: string): string => cookieLine({ name, value: '', path, age: 0, address })

/** The choices in a Cookie header as they stand there, unread; undefined where there are none. */
export const choicesOn = (cookies: string | undefined): string | undefined => cookieIn(cookies, name)

/** The choices in a Cookie header; undefined where there are none. */
export const choicesIn = (cookies: string | undefined): Choices | undefined => {
  const value = choicesOn(cookies)
  if (!value) return undefined
  const [region = '', sections = '', titles = ''] = value.split('.')
  return sound({ region, sections: sections.split('_'), titles: titles.split('_') })
}

/** A reader's choices with those that he made as a visitor: his later region counts, sections and titles are added. */
export const joinChoices = (had: Choices, visitors: Choices): Choices =>
  sound({
    region: visitors.region ?? had.region,
    sections: [...had.sections, ...visitors.sections],
    titles: [...had.titles, ...visitors.titles],
  })
