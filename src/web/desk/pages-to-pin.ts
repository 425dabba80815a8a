import { everyPage } from '../../desk/desk.ts'
import { countryName, deskName, desks } from '../furniture/desks.ts'

/** A page of the edition by its name for people: 'Top stories', 'World', 'Australia'. */
export const pageName = (page: string): string => {
  if (page === 'front') return 'Top stories'
  if (page === everyPage) return 'Every page'
  const [kind, name = ''] = page.split(':')
  return (kind === 'desk' ? deskName(name) : countryName(name)) ?? page
}

/** Pages that a story can be pinned to: the front, the sections, and the countries that have titles. */
export const pagesToPin = (countries: string[]): string[] => [
  'front',
  ...Object.keys(desks).map((desk) => `desk:${desk}`),
  ...countries.filter((code) => countryName(code)).map((code) => `country:${code}`),
]
