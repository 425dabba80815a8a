import { type Db, sql } from '../../base/database.ts'
import { safeNext } from '../../readers/readers.ts'
import { cookieIn, cookieLine } from '../account/cookies.ts'
import { articleAt, idIn } from '../furniture/addresses.ts'

const name = 'going-on'
const path = '/membership'
const hours = 2

/**
 * Where a reader was going when he set out to pay, for the order that he began; '/' takes away what is kept. It waits in his browser: orders outlive their readers, and
 * neither the books nor a payment provider shall know what somebody wanted to read.
 */
export const goingOnLine = ({ order, next }: { order: string; next: string }, address: string): string =>
  next === '/' ? goingOnOver(address) : cookieLine({ name, value: `${order} ${next}`, path, age: hours * 3600, address })

/** Takes it out of the browser. */
export const goingOnOver = (address: string): string => cookieLine({ name, value: '', path, age: 0, address })

/** Where this browser says that he was going: a path of ours, '/' when it says nothing. `order`: only if it was with that order that he set out. */
export const goingOnIn = (cookies: string | undefined, order?: string): string => {
  const [of, next] = cookieIn(cookies, name)?.split(' ') ?? []
  return order === undefined || order === of ? safeNext(next) : '/'
}

/** A page to go on to. `headline`: of the piece that it is, with its language. */
export type Onward = { to: string; headline?: string; language?: string | null }

/** What is at a path of ours; undefined for the front page, and for a piece that is not there (any more). Of an address of a piece only its id is believed. */
export const onwardTo = async (db: Db, next: string): Promise<Onward | undefined> => {
  if (next === '/') return undefined
  const part = /^\/news\/([^/?]+)/.exec(next)?.[1]
  if (part === undefined) return { to: next }
  const id = idIn(part)
  const { rows } = await sql<{ id: string; slug: string; headline: string; language: string | null }>`
    select id, slug, headline, language from articles where id = ${id ?? ''} and state = 'ready'`.execute(db)
  const piece = rows[0]
  return piece ? { to: articleAt(piece), headline: piece.headline, language: piece.language } : undefined
}
