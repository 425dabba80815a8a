import { sayNames } from '../../../stories/stories.ts'
import { storyAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { inLanguage, languageName } from '../../furniture/desks.ts'
import { titlesLeft } from '../../furniture/hoist.tsx'
import type { Card } from '../gather-cards.ts'
import type { Story, Told } from './gather-story.ts'
import { NotTheSameAbroad } from './report/ask-report.tsx'

const listed = new Intl.ListFormat('en', { type: 'unit' })

/** The same event as titles of other languages tell it, a story each, with what both name: read from what this page shows of its own tellings, so that it says nothing which is withheld. */
export const Abroad = ({ story, tellings, cards }: { story: Story; tellings: Told[]; cards: Card[] }) => {
  if (cards.length === 0) return null
  const shown = tellings.flatMap(({ headline, standfirst, opening }) => [headline, standfirst ?? '', opening ?? ''])
  return (
    <section class="abroad wide" aria-labelledby="abroad">
      <h2 class="band-name" id="abroad">
        Told in other languages
      </h2>
      <ul>
        {cards.map((card) => {
          const names = sayNames(shown, story.abroad?.find(({ storyId }) => storyId === card.story.id)?.names ?? [])
          return (
            <li class={colourClass(card.title)}>
              <p class="abroad-in">
                <b>{card.article.language ? languageName(card.article.language) : 'Another language'}</b> {titlesLeft(card)}
              </p>
              <h3 {...inLanguage(card.article.language)}>
                <a href={storyAt(card.story)}>{card.article.headline}</a>
              </h3>
              {names.length > 0 && <p class="related-why">Both name {listed.format(names)}</p>}
              <NotTheSameAbroad story={story} article={card.article.id} headline={card.article.headline} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
