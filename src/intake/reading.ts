import type { Item } from '../articles/articles.ts'
import { plainText } from './plain-text.ts'
import { readDate } from './read-date.ts'

export type FeedProblem = { severity: 'error' | 'warning' | 'note'; code: string; message: string }

/** What is said about one feed while it is read: the same complaint about forty items is said once, with how many; the worst comes first. */
export type Complaints = {
  about(severity: FeedProblem['severity'], code: string, message: (count: number) => string): void
  all(): FeedProblem[]
}

const weight = { error: 0, warning: 1, note: 2 }

export const openComplaints = (): Complaints => {
  const heard = new Map<string, { severity: FeedProblem['severity']; count: number; message: (count: number) => string }>()
  return {
    about(severity, code, message) {
      const had = heard.get(code)
      if (had) had.count++
      else heard.set(code, { severity, count: 1, message })
    },
    all: () =>
      [...heard]
        .map(([code, { severity, count, message }]) => ({ severity, code, message: message(count) }))
        .sort((a, b) => weight[a.severity] - weight[b.severity]),
  }
}

export const items = (count: number) => (count === 1 ? 'One item' : `${count} items`)

/** What the readers of single items need of their feed. */
export type Setting = { base: string | undefined; now: Date; complain: Complaints['about'] }

// Browsers and servers stop well before; a base of megabytes would be read again with each address.
const longestAddress = 8000

/** Makes an absolute http(s) address of what a feed gives, or undefined (javascript:, data: and the like are dropped and told). */
export const resolveAddress = (given: string | undefined, base: string | undefined, complain: Complaints['about']): string | undefined => {
  const address = given?.trim()
  if (!address) return undefined
  if (address.length > longestAddress) {
    complain(
      'note',
      'link-endless',
      (n) => `${n === 1 ? 'One address was' : `${n} addresses were`} dropped for being longer than ${longestAddress} letters.`,
    )
    return undefined
  }
  if (!URL.canParse(address, base)) {
    complain(
      'warning',
      'link-relative',
      (n) => `${n === 1 ? 'One address is' : `${n} addresses are`} relative to nothing that the feed names.`,
    )
    return undefined
  }
  const url = new URL(address, base)
  if (url.protocol === 'http:' || url.protocol === 'https:') return url.href
  complain(
    'note',
    'link-dropped',
    (n) =>
      `${n === 1 ? 'One address was' : `${n} addresses were`} dropped because only http and https lead to an article (javascript:, data: and others do not).`,
  )
  return undefined
}

/** An inner xml:base stands on an outer one (XML Base, 4). */
export const innerBase = (outer: string | undefined, inner: string | undefined): string | undefined => {
  if (!inner || inner.length > longestAddress || !URL.canParse(inner, outer)) return outer
  const { href, protocol } = new URL(inner, outer)
  return protocol === 'http:' || protocol === 'https:' ? href : outer
}

/** The first date that can be read; the others and the future are told. */
export const firstDate = (given: (string | undefined)[], setting: Setting): Date | undefined => {
  for (const written of given) {
    if (!written) continue
    const date = readDate(written)
    if (!date) {
      setting.complain(
        'warning',
        'date-unreadable',
        (n) => `${items(n)} ${n === 1 ? 'has' : 'have'} a date that cannot be read, “${plainText(written, 60)}” for one.`,
      )
      continue
    }
    // A clock that is ten minutes fast is no news.
    if (date.getTime() > setting.now.getTime() + 600_000)
      setting.complain(
        'note',
        'date-future',
        (n) => `${items(n)} ${n === 1 ? 'is' : 'are'} dated in the future; the time of arrival is shown.`,
      )
    return date
  }
  return undefined
}

type Person = { name?: string; email?: string; role?: string }
const email = /[^\s@()<>[\]":]+@[^\s@()<>[\]"]+\.[^\s@()<>[\]",;]+/

/** One person out of "a@b.c (Name)", "Name <a@b.c>", a name alone or a mailbox alone. */
export const person = (given: string | Person | undefined): Item['authors'][number] | undefined => {
  const { name: raw = '', email: mailbox, role } = typeof given === 'string' ? { name: given } : (given ?? {})
  const text = plainText(raw, 300)
  const found = mailbox ?? email.exec(text)?.[0]
  const name = text
    .replace(found ?? '', '')
    .replace(/mailto:|[<([]\s*[>)\]]|^\s*by\s+(?=\S)/gi, ' ')
    .replace(/^[\s(<,;]+|[\s)>,;]+$/g, '')
    .replace(/\s+/g, ' ')
  if (!name && !found) return undefined
  // Not a name, but better than none: who wrote it is what stands before the @. The mailbox itself is not shown.
  return { name: name || (found ?? '').split('@')[0] || '', ...(role ? { role } : {}), ...(found ? { email: found } : {}) }
}

/** Persons without repeats, at most 20. */
export const people = (given: (string | Person | undefined)[]): Item['authors'] => {
  const found = new Map<string, Item['authors'][number]>()
  for (const one of given.slice(0, 50)) {
    const read = person(one)
    const key = read?.name.toLowerCase() ?? ''
    if (read && found.size < 20) found.set(key, { ...read, ...found.get(key) })
  }
  return [...found.values()]
}

/** Categories as plain words without repeats, at most 50. */
export const categories = (given: (string | undefined)[]): string[] =>
  [
    ...new Set(
      given
        .slice(0, 100)
        .map((one) => plainText(one, 200))
        .filter(Boolean),
    ),
  ].slice(0, 50)

/** Leaves out what is undefined or empty, so that an item says only what the publisher said. An item always has a title, if an empty one. */
export const saying = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== undefined && (value !== '' || name === 'title'))) as T
