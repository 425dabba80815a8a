import { leaningOf } from '../../../../titles/titles.ts'
import { titleAt } from '../../../furniture/addresses.ts'
import { Rated } from '../../../furniture/rated.tsx'
import { Moment } from '../../../furniture/times.tsx'
import type { WhoTellsFacts as Facts, Group } from './weigh-who-tells.ts'

const titles = (n: number) => (n === 1 ? '1 title' : `${n} titles`)

/** In words first: bars say the same to the eye. */
const Share = ({ group }: { group: Group }) => (
  <tr>
    <th scope="row">{group.name}</th>
    <td>
      {group.tell === 0
        ? `none of ${group.all}`
        : group.tell === group.all
          ? group.all === 1
            ? 'its one title'
            : `all ${group.all}`
          : `${group.tell} of ${group.all}`}
    </td>
    <td class="bar">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="all" d="M0 0h100v4H0z" />
        <path class="tell" d={`M0 0h${Math.round((group.tell / group.all) * 100)}v4H0z`} />
      </svg>
    </td>
  </tr>
)

const Shares = ({ name, groups }: { name: string; groups: Group[] }) =>
  groups.length < 2 ? null : (
    <table>
      <caption>{name}</caption>
      <tbody>
        {groups.map((group) => (
          <Share group={group} />
        ))}
      </tbody>
    </table>
  )

const Sentence = ({ told }: { told: Facts }) => (
  <p>
    {told.tell} of {titles(told.all)} in {told.languages} {told.tell === 1 ? 'tells' : 'tell'} it
    {told.copies > 0 && `, ${told.copies === told.tell ? 'all' : told.copies} of them with the text of an agency or of another title`}
    {told.none.length > 0 && `; none of the ${told.none.map(({ all, names }) => `${all} ${names}`).join(', none of the ')}`}.
  </p>
)

/** Who tells a story and who does not, by country, type, owner and leaning, and where each rating comes from. */
export const WhoTells = ({ told, now }: { told: Facts | undefined; now: Date }) =>
  told && (
    <section class="who-tells wide" aria-labelledby="who-tells">
      <h2 class="band-name" id="who-tells">
        Who tells it, and who does not
      </h2>
      <Sentence told={told} />
      {told.missing.length > 0 && (
        <p>
          Not (yet) telling it by <Moment at={now} />, though they carry such news as a rule:{' '}
          {told.missing.map((one, i) => (
            <>
              {i > 0 && ', '}
              <a href={titleAt(one.id)}>{one.name}</a>
            </>
          ))}
          . They may have it elsewhere than in their feeds, or we have not seen that it is the same.
        </p>
      )}
      <details>
        <summary>By country, type, owner{told.leanings.length > 0 && ' and leaning'}</summary>
        <div class="shares">
          <Shares name="Country" groups={told.countries} />
          <Shares name="Type" groups={told.kinds} />
          <Shares name="Owner with several titles" groups={told.owners} />
          <Shares name="Leaning, as others rate it" groups={told.leanings} />
        </div>
        {told.leanings.length > 0 && (
          <>
            {told.unrated.all > 0 && (
              <p>
                {titles(told.unrated.all)} nobody has rated here; {told.unrated.tell === 0 ? 'none' : told.unrated.tell} of them{' '}
                {told.unrated.tell === 1 ? 'tells' : 'tell'} it.
              </p>
            )}
            <p>Ratings are others’ judgements of a title, not of this piece, brought by whoever runs this paper:</p>
            <ul class="ratings">
              {told.rated.map((one) => {
                const leaning = leaningOf(one.ratings)
                return (
                  leaning && (
                    <li>
                      <a href={titleAt(one.id)}>{one.name}</a>: <Rated leaning={leaning} />
                    </li>
                  )
                )
              })}
            </ul>
          </>
        )}
      </details>
    </section>
  )
