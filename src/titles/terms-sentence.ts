import { countriesCalled } from './countries.ts'
import type { Terms } from './terms.ts'

const many = (n: number, one: string, more = `${one}s`) => (n === 1 ? `one ${one}` : `${n} ${more}`)
const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const preview = ({ previewParagraphs: n }: Terms) =>
  n === 0 ? 'the headline and standfirst' : n === 1 ? 'the first paragraph' : `the first ${n} paragraphs`

/** The pieces that are free in a window of the meter: '3 pieces a month', '5 pieces in 30 days'. */
const free = (n: number, { window, days }: Terms['meter']) =>
  `${many(n, 'piece')} ${window === 'month' ? 'a month' : days === 1 ? 'a day' : `in ${days} days`}`

const access = (terms: Terms): string => {
  const full = terms.text === 'page' ? ' in full' : ''
  const { visitors, registered } = terms.meter
  switch (terms.access) {
    case 'open':
      return full ? 'Everyone reads it in full.' : 'Everyone reads it, as far as its feed carries it.'
    case 'registered':
      return `Anyone who is signed in reads it${full}; others see ${preview(terms)}.`
    case 'metered':
      return `Members read it${full}; ${
        visitors === 0
          ? `anyone who is signed in has ${free(registered, terms.meter)} free`
          : `anyone else has ${free(visitors, terms.meter)} free${registered > visitors ? `, ${registered} when signed in` : ''}`
      }, and sees ${preview(terms)} of the rest.`
    case 'members':
    case 'windowed':
      return `Members read it${full}; anyone sees ${preview(terms)}.`
  }
}

const after = (days: number) => (days === 0 ? 'at once' : `after ${many(days, 'day')}`)

const windowsIn = ({ access, windows: { registeredAfterDays, openAfterDays } }: Terms): string => {
  if (access !== 'windowed') return ''
  const open = openAfterDays === null ? '' : `free for all ${after(openAfterDays)}`
  const registered =
    registeredAfterDays === null || registeredAfterDays === openAfterDays
      ? ''
      : `free for anyone who is signed in ${after(registeredAfterDays)}`
  const words = [registered, open].filter(Boolean).join(', and ')
  return words && `${words[0]?.toUpperCase()}${words.slice(1)}.`
}

const territory = ({ territories }: Terms): string =>
  territories === null
    ? ''
    : 'only' in territories
      ? `Only in ${countriesCalled(territories.only)}.`
      : `Not in ${countriesCalled(territories.not)}.`

const embargo = (hours: number) =>
  hours === 0 ? '' : `Here ${hours % 24 === 0 ? many(hours / 24, 'day') : many(hours, 'hour')} after its publisher has it.`

const given = (terms: Terms): string => {
  if (terms.text === 'headline') return 'Headlines only, with a link to each piece at its publisher.'
  if (terms.text === 'opening') return `The ${preview(terms).slice(4)} of each piece, with a link to the rest at its publisher.`
  return [access(terms), windowsIn(terms)].filter(Boolean).join(' ')
}

/** What readers are told about how much of a title they see here, who may read it, where and for how long: one to eight short sentences. */
export const termsSentence = (terms: Terms): string =>
  [
    given(terms),
    terms.pictures ? 'With pictures.' : 'Without pictures.',
    territory(terms),
    embargo(terms.embargoHours),
    terms.keepDays === null ? '' : `Gone after ${many(terms.keepDays, 'day')}.`,
    terms.until === null ? '' : `Agreed until ${dayWords.format(new Date(`${terms.until}T00:00:00Z`))}.`,
  ]
    .filter(Boolean)
    .join(' ')
