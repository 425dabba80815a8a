/** What a reader asks of search, as the address says it. `from` and `to` are days, 'YYYY-MM-DD', both within. */
export type Query = { q: string; from: string; to: string; title: string; page: number }

const isDay = (text: string | undefined): text is string =>
  /^[12]\d{3}-\d{2}-\d{2}$/.test(text ?? '') &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text as string)

export const lastPage = 10

/** Reads the parameters of /search; what makes no sense is as if it were not there. */
export const readQuery = (asked: Record<string, string>): Query => {
  const q = (asked.q ?? '')
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 200)
  const page = /^\d{1,3}$/.test(asked.page ?? '') ? Number(asked.page) : 1
  return {
    q,
    from: isDay(asked.from) ? asked.from : '',
    to: isDay(asked.to) ? asked.to : '',
    title: /^[a-z0-9-]{1,80}$/.test(asked.title ?? '') ? (asked.title as string) : '',
    page: Math.min(Math.max(page, 1), lastPage),
  }
}

/** The address of a query, only with what is set. */
export const queryAt = (query: Query): string => {
  const set = Object.entries(query).filter(([name, value]) => value !== '' && !(name === 'page' && value === 1))
  const tail = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
  return tail ? `/search?${tail}` : '/search'
}

/** The words that a reader wants to see marked: not those he excluded, not `or`. */
export const wantedWords = (q: string): string[] => [
  ...new Set(
    (
      q
        .replace(/(^|\s)-("[^"]*"|\S+)/g, ' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter((word) => word !== 'or' && ([...word].length > 1 || /\p{Lo}|\p{N}/u.test(word))),
  ),
]
