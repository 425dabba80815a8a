import { cookieIn, cookieLine } from '../cookies.ts'

/** What is being joined: to whom the letter went, and where the reader was going. Kept in the browser until the code is typed, so that it stands in no address. */
export type Joining = { mail: string; next: string }

const name = 'joining'
const path = '/join'

export const joiningLine = (joining: Joining, address: string): string =>
  cookieLine({ name, value: JSON.stringify([joining.mail, joining.next]), path, age: 1800, address })

export const joiningOver = (address: string): string => cookieLine({ name, value: '', path, age: 0, address })

/** Reads what this browser says; nothing depends on its being true. */
export const joiningIn = (cookies: string | undefined): Partial<Joining> => {
  try {
    const said: unknown = JSON.parse(cookieIn(cookies, name) ?? '[]')
    const [mail, next]: unknown[] = Array.isArray(said) ? said : []
    return { ...(typeof mail === 'string' && { mail: mail.slice(0, 254) }), ...(typeof next === 'string' && { next }) }
  } catch {
    return {}
  }
}
