import { articleAt, titleAt } from '../../furniture/addresses.ts'
import { firstSentence } from '../../furniture/card.tsx'
import { colourClass } from '../../furniture/colour.ts'
import { inLanguage, languageName } from '../../furniture/desks.ts'
import { Pic } from '../../furniture/picture.tsx'
import { Ago } from '../../furniture/times.tsx'
import { Mark } from '../../furniture/title-mark.tsx'
import { ownStandfirst, paragraphs } from '../article/body.ts'
import type { Folded } from './fold-copies.ts'
import type { Told } from './gather-story.ts'

/** The words of the leading telling. `named`: its headline stands over the whole page already; `brief`: a summary does, of which its opening is a part. */
const LeadWords = ({ one, named, brief }: { one: Told; named: boolean; brief: boolean }) => (
  <>
    {!named && (
      <h2 {...inLanguage(one.language)}>
        <a href={articleAt(one)}>{one.headline}</a>
      </h2>
    )}
    {ownStandfirst(one) && (
      <p class="standfirst" {...inLanguage(one.language)}>
        {one.standfirst}
      </p>
    )}
    {!(brief && ownStandfirst(one)) && (
      <div class="telling-opening" {...inLanguage(one.language)}>
        {paragraphs(one.opening)
          .slice(0, brief ? 1 : undefined)
          .map((text) => (
            <p>{text}</p>
          ))}
      </div>
    )}
    <p class="all">
      <a href={articleAt(one)}>
        Read on<span class="unseen">: {one.headline}</span>
      </a>
    </p>
  </>
)

/** The titles that print the same text, with a way to each. */
const Copies = ({ one }: { one: Folded }) =>
  one.copies.length === 0 ? null : (
    <p class="copies">
      {one.wire ? 'Agency copy, also in ' : 'The same text in '}
      {one.copies.map((copy, i) => (
        <>
          {i > 0 && (i === one.copies.length - 1 ? ' and ' : ', ')}
          <a href={articleAt(copy)}>{copy.title.name}</a>
        </>
      ))}
    </p>
  )

type Shown = {
  one: Folded
  now: Date
  first: boolean
  lead?: boolean
  /** Its headline is the story's name, which stands over the page. */
  named?: boolean
  /** A picture stands over the story already. */
  pictured?: boolean
  /** A summary stands over it. */
  brief?: boolean
}

/** One title's telling, with the titles that print the same text under it. */
export const Telling = ({ one, now, first, lead = false, named = false, pictured = false, brief = false }: Shown) => (
  <article class={`telling ${colourClass(one.title)}${lead ? ' leading' : ''}`}>
    <div class="telling-head">
      <a class="from" href={titleAt(one.title.id)}>
        <Mark title={one.title} />
        {one.title.name}
      </a>
      {first && <p class="first">First reported</p>}
    </div>
    {one.picture && !pictured && (
      <div class="frame">
        <Pic
          picture={one.picture}
          sizes={lead ? '(min-width: 1000px) 640px, 92vw' : '(min-width: 1000px) 300px, (min-width: 640px) 45vw, 92vw'}
          most={lead ? 1280 : 960}
          lead={lead}
        />
      </div>
    )}
    {lead ? (
      <LeadWords one={one} named={named} brief={brief} />
    ) : (
      <>
        <h2 {...inLanguage(one.language)}>
          <a href={articleAt(one)}>{one.headline}</a>
        </h2>
        <p class="standfirst" {...inLanguage(one.language)}>
          {one.standfirst ?? firstSentence(one.opening)}
        </p>
      </>
    )}
    <p class="meta">
      <Ago at={one.published_at} now={now} />
      {inLanguage(one.language).lang && <span>In {languageName(one.language as string)}</span>}
      {one.wire && <span>{one.wire}</span>}
      {one.corrected && <span>Corrected</span>}
    </p>
    <Copies one={one} />
  </article>
)
