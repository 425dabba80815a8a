import type { Choices } from '../../../readers/readers.ts'
import { countryName, deskName } from '../../furniture/desks.ts'

const listed = (words: string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(words)

/** 'From Australia. You follow World and Science, and 3 titles.' */
export const sayChoices = ({ region, sections, titles }: Choices): string => {
  const country = region && countryName(region)
  const names = sections.map(deskName).filter((name) => name !== undefined)
  const many = titles.length === 1 ? '1 title' : `${titles.length} titles`
  const followed = [...names, ...(titles.length > 0 ? [many] : [])]
  if (!country && followed.length === 0) return 'You have chosen neither region nor sections nor titles.'
  return [country && `From ${country}.`, followed.length > 0 && `You follow ${listed(followed)}.`].filter(Boolean).join(' ')
}
