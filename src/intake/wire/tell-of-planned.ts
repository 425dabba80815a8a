import { items, type Setting } from '../reading.ts'

/** Tells that an item announces news to come: it is for editors, and kept back from readers. */
export const tellOfPlanned = (complain: Setting['complain']): void =>
  complain(
    'note',
    'planned',
    (n) =>
      `${items(n)} ${n === 1 ? 'announces' : 'announce'} news to come (an event or a plan) and ${n === 1 ? 'is' : 'are'} kept back from readers.`,
  )
