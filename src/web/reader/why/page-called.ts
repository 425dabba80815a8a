import { isShelf, shelves } from '../../../desk/desk.ts'
import { countryAt, deskAt, shelfAt } from '../../furniture/addresses.ts'
import { countryName, deskName } from '../../furniture/desks.ts'

/** A page of the edition as readers know it: its name and address; undefined for what is no page. */
export const pageCalled = (page: string): { name: string; path: string } | undefined => {
  if (page === 'front') return { name: 'Top stories', path: '/' }
  if (isShelf(page)) return { name: shelves[page].name, path: shelfAt(page) }
  const [kind, of = ''] = page.split(':')
  const name = kind === 'desk' ? deskName(of) : kind === 'country' ? countryName(of) : undefined
  return name === undefined ? undefined : { name, path: kind === 'desk' ? deskAt(of) : countryAt(of) }
}
