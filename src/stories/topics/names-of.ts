import type { Retold } from '../retelling/tellings-of.ts'
import { type Names, namesIn } from './names-in.ts'

// A telling's names are read once, however often its story is told again.
const read = new Map<string, Names>()
const most = 4000

/** The names in a telling: read when it is first asked for, and kept for as long as it does not change; the four thousand asked for last. */
export const namesOf = ({ id, changed, headline, standfirst, opening, language }: Retold): Names => {
  const key = `${id} ${changed}`
  const had = read.get(key)
  if (had) {
    read.delete(key)
    read.set(key, had)
    return had
  }
  const names = namesIn({ headline, text: [standfirst, opening].filter(Boolean).join('\n'), language })
  read.set(key, names)
  if (read.size > most) read.delete(read.keys().next().value as string)
  return names
}
