const numbers = 'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ')

/** 'fourteen days', 'one day', '30 days'. */
export const sayDays = (days: number): string => `${numbers[days] ?? days} ${days === 1 ? 'day' : 'days'}`

export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** 'hundreds of titles' where that is so, else how many there are. */
export const sayTitles = (titles: number): string =>
  titles >= 200 ? 'hundreds of titles' : titles === 1 ? 'one title' : `${titles} titles`

/** What whoever is not in is asked in with: at the gate, where he signs up, and on the front page. */
export const invitation = (titles: number): string => `Read news from ${sayTitles(titles)}, curated specifically for you.`

export const signUpToRead = 'Sign up to read this article'

/** What stands before the way in for whoever has been here before: the second part is the link. */
export const alreadyIn = ['Already a member?', 'Sign in here'] as const
