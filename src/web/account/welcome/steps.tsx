import type { ComponentChildren } from 'preact'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, desks } from '../../furniture/desks.ts'
import { Choice, Hidden } from '../../furniture/fields.tsx'
import { Mark } from '../../furniture/title-mark.tsx'
import type { OfferedTitle } from './offer-titles.ts'

type Step = {
  number: 1 | 2 | 3
  heading: string
  says: string
  next: string
  skip: string
  children: ComponentChildren
  before?: ComponentChildren
}

/** One screen of the first visit. Nothing on it is needed: it can be skipped, and changed later. */
export const StepPage = ({ number, heading, says, next, skip, children, before }: Step) => (
  <div class="steps wide">
    <p class="step">Step {number} of 3</p>
    <h1 id="heading">{heading}</h1>
    <p class="page-says">{says}</p>
    <form method="post">
      <Hidden fields={{ next }} />
      {before}
      <fieldset aria-labelledby="heading">{children}</fieldset>
      <div class="onward">
        <button class="button" type="submit">
          {number === 3 ? 'Open my paper' : 'Go on'}
        </button>
        <a href={skip}>Skip this</a>
      </div>
    </form>
  </div>
)

export const RegionChoices = ({ regions, chosen }: { regions: { country: string; titles: number }[]; chosen: string | null }) => (
  <div class="choices short">
    {regions.map(({ country, titles }) => (
      <Choice kind="radio" name="region" value={country} checked={country === chosen} small={titles === 1 ? '1 title' : `${titles} titles`}>
        {countryName(country)}
      </Choice>
    ))}
    <Choice kind="radio" name="region" value="" checked={chosen === null} small="The world as the paper’s language tells it">
      No region in particular
    </Choice>
  </div>
)

export const SectionChoices = ({ chosen }: { chosen: string[] }) => (
  <div class="choices short">
    {Object.entries(desks).map(([desk, name]) => (
      <Choice kind="checkbox" name="sections" value={desk} checked={chosen.includes(desk)}>
        {name}
      </Choice>
    ))}
  </div>
)

/** `shown` goes back with the form: what was not on the page is not taken away by its not being ticked. */
export const TitleChoices = ({ titles }: { titles: OfferedTitle[] }) => (
  <div class="choices">
    {titles.map((title) => (
      <TitleChoice title={title} />
    ))}
  </div>
)

const TitleChoice = ({ title }: { title: OfferedTitle }) => (
  <>
    <Choice
      kind="checkbox"
      name="titles"
      value={title.id}
      checked={title.chosen}
      tone={colourClass(title)}
      small={[title.country && countryName(title.country), title.publisher !== title.name && title.publisher].filter(Boolean).join(' · ')}
      sign={<Mark title={title} />}
    >
      {title.name}
    </Choice>
    <input type="hidden" name="shown" value={title.id} />
  </>
)
