import { articleAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { inLanguage } from '../../furniture/desks.ts'
import type { ShownQuote } from './shown-summary.ts'

/** What happened, in sentences of the titles themselves, each with its source beside it. */
export const Summary = ({ quotes }: { quotes: ShownQuote[] }) =>
  quotes.length === 0 ? null : (
    <section class="summary" aria-labelledby="summary">
      <h2 id="summary">In the titles’ own words</h2>
      <ul>
        {quotes.map(({ sentence, one }) => (
          <li class={colourClass(one.title)}>
            <q cite={articleAt(one)} {...inLanguage(one.language)}>
              {sentence}
            </q>{' '}
            <a href={articleAt(one)} aria-label={`${one.title.name}: ${one.headline}`}>
              {one.title.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
