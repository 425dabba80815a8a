import type { ComponentChildren } from 'preact'
import { articleAt, storyAt } from '../furniture/addresses.ts'
import { colourClass } from '../furniture/colour.ts'
import { inLanguage } from '../furniture/desks.ts'
import { titlesSay } from '../furniture/hoist.tsx'
import { Ago } from '../furniture/times.tsx'
import { Mark } from '../furniture/title-mark.tsx'
import type { ArticleLine, Of, StoryLine } from './gather-lines.ts'

/** Whose words these are. */
export const By = ({ title }: { title: Of }) => (
  <span class={`from ${colourClass(title)}`}>
    <Mark title={title} />
    {title.name}
  </span>
)

/** An article as the desk lists it: headline, whose it is, when, and how many tell its story, with the way to the tool. */
export const ArticleRow = ({ line, now, children }: { line: ArticleLine; now: Date; children?: ComponentChildren }) => (
  <>
    <p class="desk-headline" {...inLanguage(line.language)}>
      <a href={articleAt(line)}>{line.headline}</a>
    </p>
    <p class="meta">
      <By title={line.title} />
      <Ago at={line.published} now={now} />
      {line.story && (
        <a class="to-tool" href={`/desk/stories/${line.story}`}>
          Its story: {titlesSay(line.titles)}
        </a>
      )}
    </p>
    {children}
  </>
)

/** A story as the desk lists it: by its leading telling. */
export const StoryRow = ({ line, now }: { line: StoryLine; now: Date }) => (
  <>
    <p class="desk-headline" {...inLanguage(line.language)}>
      <a href={storyAt(line)}>{line.headline}</a>
    </p>
    <p class="meta">
      <By title={line.title} />
      <Ago at={line.latest} now={now} />
      <a class="to-tool" href={`/desk/stories/${line.id}`}>
        The story: {titlesSay(line.titles)}
      </a>
    </p>
  </>
)
