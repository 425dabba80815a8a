import { colourClass } from '../../../furniture/colour.ts'
import { inLanguage } from '../../../furniture/desks.ts'
import { ago } from '../../../furniture/times.tsx'
import type { Told } from '../gather-story.ts'

/** The tellings of a story to choose from, oldest first: which of them is of something else. */
export const WhichTelling = ({ tellings, now }: { tellings: Told[]; now: Date }) => (
  <fieldset class="which">
    <legend class="unseen">Which one</legend>
    <div class="choices">
      {tellings.map(({ id, headline, language, title, published_at }) => (
        <label class={`choice ${colourClass(title)}`}>
          <input type="radio" name="article" value={id} required />
          <span>
            <b {...inLanguage(language)}>{headline}</b>
            <small>
              {title.name}, {ago(published_at, now)}
            </small>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)
