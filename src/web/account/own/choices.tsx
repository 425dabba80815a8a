import type { Db } from '../../../base/database.ts'
import { listCountries } from '../../../titles/titles.ts'
import { countryName } from '../../furniture/desks.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { sound } from '../welcome/choices-cookie.ts'
import { chosenBy, keepChoices } from '../welcome/chosen.ts'
import { offerTitles } from '../welcome/offer-titles.ts'
import { SectionChoices, TitleChoices } from '../welcome/steps.tsx'
import type { Sent } from '../welcome/welcome.tsx'
import { accountReply, Part } from './frame.tsx'

/** All that a reader chose, on one page with one button. Titles are found on the page of the first visit. */
export const choices = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  const chosen = await chosenBy(db, paper)
  const [countries, offered] = await Promise.all([
    listCountries(db),
    chosen.titles.length > 0 ? offerTitles(db, chosen, '', 'chosen') : Promise.resolve([]),
  ])
  const regions = countries
    .filter(({ country }) => countryName(country))
    .map(({ country }) => [country, countryName(country) as string] as const)
  return accountReply(paper, {
    path: '/account/choices',
    heading: 'Your choices',
    says: 'What your own page is made of. The front page is the same for everyone.',
    children: (
      <form method="post">
        <Part name="Region" id="region">
          <div class="ask">
            <label for="region-of">Where you are at home</label>
            <select id="region-of" name="region">
              <option value="">No region in particular</option>
              {regions
                .toSorted(([, a], [, b]) => a.localeCompare(b, 'en'))
                .map(([code, name]) => (
                  <option value={code} selected={code === chosen.region}>
                    {name}
                  </option>
                ))}
            </select>
          </div>
        </Part>
        <Part name="Sections" id="sections">
          <fieldset aria-labelledby="sections-name">
            <SectionChoices chosen={chosen.sections} />
          </fieldset>
        </Part>
        <Part name="Titles" id="titles">
          {offered.length > 0 ? (
            <fieldset aria-labelledby="titles-name">
              <TitleChoices titles={offered} />
            </fieldset>
          ) : (
            <p>You have chosen no titles.</p>
          )}
          <p class="onward">
            <button class="plain" type="submit" name="act" value="find">
              Find more titles
            </button>
          </p>
        </Part>
        <div class="part">
          <span />
          <div>
            <button class="button" type="submit">
              Keep these choices
            </button>
          </div>
        </div>
      </form>
    ),
  })
}

export const changeChoices = async (db: Db, paper: OwnPaper, { fields, lists }: Sent): Promise<Reply> => {
  const had = await chosenBy(db, paper)
  const shown = new Set(lists.shown)
  const kept = had.titles.filter((title) => !shown.has(title))
  const cookies = await keepChoices(
    db,
    paper,
    sound({ region: fields.region, sections: lists.sections, titles: [...(lists.titles ?? []), ...kept] }),
  )
  return seeOther(fields.act === 'find' ? '/welcome/titles?next=/account/choices' : '/account?done=choices', { cookies })
}
