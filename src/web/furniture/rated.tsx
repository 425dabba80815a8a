import type { Leaning } from '../../titles/titles.ts'

/** Who says what of a title's leaning, each with a way to where he says it, and what follows from all of them. */
export const Rated = ({ leaning }: { leaning: Leaning }) => (
  <>
    {leaning.ratings.map((one, i) => (
      <>
        {i > 0 && '; '}
        {one.label} (
        <a href={one.link} rel="nofollow">
          {one.ratedBy}
        </a>
        {one.ratedAt ? `, ${one.ratedAt.slice(0, 4)}` : ''})
      </>
    ))}
    .{leaning.ratings.length > 1 && ` Taken together: ${leaning.word}, the median of ${leaning.ratings.length} ratings.`}
  </>
)
