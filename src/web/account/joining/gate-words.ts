import { type Db, sql } from '../../../base/database.ts'

const numbers = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen'.split(' ')

/** 'Fourteen days', 'One day', '30 days'. */
export const sayDays = (days: number): string => `${numbers[days] ?? days} ${days === 1 ? 'day' : 'days'}`

/** 'hundreds of titles' where that is so, else how many there are. */
export const sayTitles = (titles: number): string =>
  titles >= 200 ? 'hundreds of titles' : titles === 1 ? 'one title' : `${titles} titles`

export const countTitles = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from titles where left_at is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** The line above the way in: a reader who comes from a piece is told what for. */
export const joinWords = (next: string): string => (next.startsWith('/news/') ? 'Sign up to read this article' : 'Sign up or sign in')
