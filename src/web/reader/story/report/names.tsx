import type { ArticleLine, StoryLine } from '../../../desk/gather-lines.ts'
import { articleAt, storyAt } from '../../../furniture/addresses.ts'
import { colourClass } from '../../../furniture/colour.ts'
import { inLanguage } from '../../../furniture/desks.ts'
import { titlesSay } from '../../../furniture/hoist.tsx'
import { Ago } from '../../../furniture/times.tsx'
import { From } from '../../../furniture/title-mark.tsx'

/** One of the two that a report is about. `says`: what the reader says of it. */
export const ArticleName = ({ line, now, says }: { line: ArticleLine; now: Date; says: string }) => (
  <div class={colourClass(line.title)}>
    <p class="hint">{says}</p>
    <h2 {...inLanguage(line.language)}>
      <a href={articleAt(line)}>{line.headline}</a>
    </h2>
    <p class="meta">
      <From title={line.title} />
      <Ago at={line.published} now={now} />
    </p>
  </div>
)

export const StoryName = ({ line, now, says }: { line: StoryLine; now: Date; says: string }) => (
  <div class={colourClass(line.title)}>
    <p class="hint">{says}</p>
    <h2 {...inLanguage(line.language)}>
      <a href={storyAt(line)}>{line.headline}</a>
    </h2>
    <p class="meta">
      <span>{titlesSay(line.titles)}</span>
      <Ago at={line.latest} now={now} />
    </p>
  </div>
)
