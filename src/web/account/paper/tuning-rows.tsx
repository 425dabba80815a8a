import type { Stance, Taste } from '../../../readers/readers.ts'
import { countryName, deskName } from '../../furniture/desks.ts'
import { kindNames, sayOf, type Thing } from '../../furniture/tune.tsx'

const noStory = 'A story that is no longer in the paper'

/** What titles that he chose, and stories that he said something of, are called now. */
export type NamesNow = { titles: ReadonlyMap<string, string>; stories: ReadonlyMap<string, { headline: string }> }

/** Everything that a reader said, follows of the three screens among it. */
export const thingsSaid = (taste: Taste, { titles, stories }: NamesNow, stance: Stance): Thing[] => [
  ...(stance === 'follow'
    ? [
        ...taste.titles.map((key): Thing => ({ kind: 'title', key, name: titles.get(key) ?? key })),
        ...taste.sections.map((key): Thing => ({ kind: 'desk', key, name: deskName(key) ?? key })),
      ]
    : []),
  ...taste.tunings
    .filter((one) => one.stance === stance)
    .map(({ kind, key, name }): Thing => ({ kind, key, name: kind === 'story' ? (stories.get(key)?.headline ?? noStory) : name })),
]

/** The region is a choice of its own. */
export const regionWords = ({ region }: Taste): string =>
  region ? `You are at home in ${countryName(region) ?? region}.` : 'You named no region.'

/** What he said, each with the way to take it back. */
export const TuningRows = ({ things, stance, none, back }: { things: Thing[]; stance: Stance; none: string; back: string }) =>
  things.length === 0 ? (
    <p>{none}</p>
  ) : (
    <form method="post" action="/account/paper/untune">
      <input type="hidden" name="next" value="/account/paper?done=said" />
      <ul class="tunings">
        {things.map((thing) => (
          <li>
            <span>
              {thing.name} <small>{kindNames[thing.kind]}</small>
            </span>
            <button class="plain" type="submit" name="say" value={sayOf(stance, thing)} aria-label={`${back} ${thing.name}`}>
              {back}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
