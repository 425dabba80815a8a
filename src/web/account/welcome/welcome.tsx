import type { Db } from '../../../base/database.ts'
import { safeNext } from '../../../readers/readers.ts'
import { listCountries } from '../../../titles/titles.ts'
import { countryName } from '../../furniture/desks.ts'
import { pageReply, type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { sound } from './choices-cookie.ts'
import { chosenBy, keepChoices } from './chosen.ts'
import { offerTitles } from './offer-titles.ts'
import { RegionChoices, SectionChoices, StepPage, TitleChoices } from './steps.tsx'

export type Sent = { fields: Record<string, string>; lists: Record<string, string[]> }
type Asked = Record<string, string>

/** The ways from one screen to the next; whoever was going somewhere gets there in the end. */
const wayTo = (path: string, next: string, more: Record<string, string> = {}) => {
  const query = new URLSearchParams({ ...more, ...(next !== '/' && { next }) }).toString()
  return query ? `${path}?${query}` : path
}
const endOf = (next: string) => (next === '/' ? '/yours' : next)

/** First screen: where the reader is at home. */
export const region = async (db: Db, paper: OwnPaper, asked: Asked): Promise<Reply> => {
  const next = safeNext(asked.next)
  const regions = (await listCountries(db)).filter(({ country }) => countryName(country))
  const named = regions.sort((a, b) => (countryName(a.country) as string).localeCompare(countryName(b.country) as string, 'en'))
  const { region: chosen } = await chosenBy(db, paper)
  return pageReply(paper, {
    title: 'Your region',
    path: '/welcome/region',
    index: false,
    body: (
      <StepPage
        number={1}
        heading="Where are you at home?"
        says="What the titles of your country lead with comes first on your own page. You still read everyone else."
        next={next}
        skip={wayTo('/welcome/sections', next)}
      >
        <RegionChoices
          regions={named}
          chosen={chosen ?? (named.some(({ country }) => country === paper.viewer.place) ? paper.viewer.place : null)}
        />
      </StepPage>
    ),
  })
}

export const keepRegion = async (db: Db, paper: OwnPaper, { fields }: Sent): Promise<Reply> => {
  const choices = { ...(await chosenBy(db, paper)), region: sound({ region: fields.region }).region }
  return seeOther(wayTo('/welcome/sections', safeNext(fields.next)), { cookies: await keepChoices(db, paper, choices) })
}

/** Second screen: the sections that he follows. */
export const sections = async (db: Db, paper: OwnPaper, asked: Asked): Promise<Reply> => {
  const next = safeNext(asked.next)
  const chosen = await chosenBy(db, paper)
  return pageReply(paper, {
    title: 'Your sections',
    path: '/welcome/sections',
    index: false,
    body: (
      <StepPage
        number={2}
        heading="What do you follow?"
        says="As many as you like. The front page stays the same for everyone."
        next={next}
        skip={wayTo('/welcome/titles', next)}
      >
        <SectionChoices chosen={chosen.sections} />
      </StepPage>
    ),
  })
}

export const keepSections = async (db: Db, paper: OwnPaper, { fields, lists }: Sent): Promise<Reply> => {
  const choices = { ...(await chosenBy(db, paper)), sections: sound({ sections: lists.sections }).sections }
  return seeOther(wayTo('/welcome/titles', safeNext(fields.next)), { cookies: await keepChoices(db, paper, choices) })
}

/** Third screen: the titles that he reads. Searching keeps what is ticked, without script too: it sends the same form. */
export const titles = async (db: Db, paper: OwnPaper, asked: Asked): Promise<Reply> => {
  const next = safeNext(asked.next)
  const search = (asked.search ?? '').slice(0, 100)
  const chosen = await chosenBy(db, paper)
  const offered = await offerTitles(db, chosen, search)
  return pageReply(paper, {
    title: 'Your titles',
    path: '/welcome/titles',
    index: false,
    body: (
      <StepPage
        number={3}
        heading="Which titles do you read?"
        says="When one of them tells a story, your page shows it in that title’s words."
        next={next}
        skip={endOf(next)}
        before={
          <search class="find">
            <label for="search">Find a title by its name or publisher</label>
            <input type="search" id="search" name="search" value={search} maxlength={100} autocomplete="off" />
            <button class="button open" type="submit" name="act" value="search">
              Find
            </button>
          </search>
        }
      >
        <p class="chosen-so-far" role="status">
          {saysFound(offered.length, search)} {chosen.titles.length > 0 && `${chosen.titles.length} chosen so far.`}
        </p>
        <TitleChoices titles={offered} />
      </StepPage>
    ),
  })
}

const saysFound = (found: number, search: string) =>
  search === '' ? 'Some to begin with.' : found === 0 ? `No title has “${search}” in its name.` : `${found} found for “${search}”.`

export const keepTitles = async (db: Db, paper: OwnPaper, { fields, lists }: Sent): Promise<Reply> => {
  const next = safeNext(fields.next)
  const had = await chosenBy(db, paper)
  const shown = new Set(lists.shown)
  const left = had.titles.filter((title) => !shown.has(title))
  const choices = { ...had, titles: sound({ titles: [...left, ...(lists.titles ?? [])] }).titles }
  const cookies = await keepChoices(db, paper, choices)
  if (fields.act !== 'search') return seeOther(endOf(next), { cookies })
  const search = (fields.search ?? '').trim().slice(0, 100)
  return seeOther(wayTo('/welcome/titles', next, search === '' ? {} : { search }), { cookies })
}
