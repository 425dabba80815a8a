import type { Card as Facts } from '../reader/gather-cards.ts'
import { articleAt, storyAt } from './addresses.ts'
import { colourClass } from './colour.ts'
import { inLanguage } from './desks.ts'
import { Hoist, titlesLeft } from './hoist.tsx'
import { Pic } from './picture.tsx'
import { Ago } from './times.tsx'
import { From } from './title-mark.tsx'
import { Why, WhyLink } from './why.tsx'

export type Shape = 'lead' | 'tall' | 'side' | 'digest' | 'brief'

const sizes: Record<Shape, string> = {
  lead: '(min-width: 1000px) 640px, 100vw',
  tall: '(min-width: 1000px) 300px, (min-width: 640px) 45vw, 92vw',
  side: '(min-width: 640px) 200px, 112px',
  digest: '100vw',
  brief: '100vw',
}
const most: Record<Shape, number> = { lead: 1600, tall: 960, side: 480, digest: 0, brief: 0 }

type Shown = { card: Facts; now: Date; shape: Shape; level?: 2 | 3; why?: boolean; eager?: boolean }

/** A story as the page shows it: one telling, whose it is, when, and how many tell it. */
export const Card = ({ card, now, shape, level = 3, why = false, eager = false }: Shown) => {
  const { article, story, title } = card
  const Head = level === 2 ? 'h2' : 'h3'
  const picture = most[shape] > 0 ? article.picture : null
  const standfirst = shape === 'brief' ? null : (article.standfirst ?? (shape === 'side' ? null : firstSentence(article.opening)))
  return (
    <article class={`card ${shape}${picture ? ' pictured' : ''} ${colourClass(title)}`}>
      {picture && (
        <div class="frame">
          <Pic picture={picture} sizes={sizes[shape]} most={most[shape]} lead={eager} />
        </div>
      )}
      <div class="words">
        <p class="kicker">
          <From title={title} />
        </p>
        <Head {...inLanguage(article.language)}>
          <a href={articleAt(article)}>{article.headline}</a>
        </Head>
        {card.line && <p class="desk-line">{card.line}</p>}
        {standfirst && (
          <p class="standfirst" {...inLanguage(article.language)}>
            {standfirst}
          </p>
        )}
        <p class="meta">
          <Ago at={article.published} now={now} />
          {card.mark && <span class="gate-mark">{card.mark}</span>}
          {story.titles + (card.hidden ?? 0) > 1 && (
            <a class="told" href={storyAt(story)}>
              <Hoist titles={card.telling} />
              {titlesLeft(card)}
            </a>
          )}
          {!why && <WhyLink card={card} />}
        </p>
        {why && <Why reasons={card.reasons} />}
      </div>
    </article>
  )
}

/** The first sentence of an opening, at most 200 characters, whole words. */
export const firstSentence = (text: string | null): string | null => {
  if (!text) return null
  const [first = ''] = text.split('\n', 1)
  const sentence = /^.{40,199}?[.!?…]["”’»]?(?=\s|$)/u.exec(first)?.[0] ?? first
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, 197).replace(/\s+\S*$/, '')} …`
}
