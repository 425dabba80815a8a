import type { Byline as Names } from '../../articles/articles.ts'

const joined = (names: string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names)

/** Who wrote it, with roles; an agency's piece names the agency. Nothing when nobody is named. */
export const Byline = ({ names, wire }: { names: Names; wire: string | null }) => {
  const people = names.filter(({ name }) => !/^\(.*\)$/.test(name))
  if (people.length === 0) return wire ? <p class="byline">{wire}</p> : null
  return (
    <p class="byline">
      By{' '}
      {people.map(({ name, role }, i) => (
        <>
          {i > 0 && (i === people.length - 1 ? ' and ' : ', ')}
          <b>{name}</b>
          {role && <span class="role">, {role}</span>}
        </>
      ))}
      {wire && <span class="role"> · {wire}</span>}
    </p>
  )
}

export const bylineWords = (names: Names): string => joined(names.map(({ name }) => name))
