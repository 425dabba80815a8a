import { articleAt } from '../../../furniture/addresses.ts'
import { colourClass } from '../../../furniture/colour.ts'
import { inLanguage } from '../../../furniture/desks.ts'
import { Moment } from '../../../furniture/times.tsx'
import { From } from '../../../furniture/title-mark.tsx'
import type { Article } from '../gather-article.ts'
import { type Change, type Compared, compareVersions, isSeen, type Words } from './compare-versions.ts'
import type { SeenVersion } from './gather-versions.ts'

const Runs = ({ words }: { words: Words }) => (
  <>
    {words.map(({ kind, parts }) => {
      const text = parts.join('')
      if (kind === 'same') return text
      // The space after a word is not struck or underlined with it.
      const said = text.trimEnd()
      return (
        <>
          {kind === 'gone' ? <del>{said}</del> : <ins>{said}</ins>}
          {text.slice(said.length)}
        </>
      )
    })}
  </>
)

const Paragraph = ({ change }: { change: Change }) =>
  change.kind === 'kept' ? (
    <p class="kept" lang="en" dir="ltr">
      {change.count === 1 ? 'One paragraph unchanged' : `${change.count} paragraphs unchanged`}
    </p>
  ) : (
    <p>
      <Runs words={change.words} />
    </p>
  )

const Differences = ({ compared: { headline, standfirst, body }, language }: { compared: Compared; language: string | null }) => (
  <div class="body differences" {...inLanguage(language)}>
    {headline && (
      <p class="headline">
        <Runs words={headline} />
      </p>
    )}
    {standfirst && (
      <p class="standfirst">
        <Runs words={standfirst} />
      </p>
    )}
    {body.map((change) => (
      <Paragraph change={change} />
    ))}
  </div>
)

const OneVersion = ({
  version,
  before,
  language,
  whole,
  stands,
}: {
  version: SeenVersion
  before: SeenVersion | undefined
  language: string | null
  whole: boolean
  stands: boolean
}) => {
  const compared = whole && before ? compareVersions(before, version) : undefined
  const note = whole && version.note !== before?.note ? version.note : null
  return (
    <section class="one-version">
      <h2>Version {version.version}</h2>
      <p class="dateline">
        <Moment at={version.seen} />
        {stands && <span>As it stands</span>}
        {!before && <span>{version.version === 1 ? 'As it first came' : 'The earliest that is kept'}</span>}
      </p>
      {note && (
        <aside class="note" aria-label="Correction">
          <b>Correction</b> <span {...inLanguage(language)}>{note}</span>
        </aside>
      )}
      {compared && isSeen(compared) && <Differences compared={compared} language={language} />}
      {compared && !isSeen(compared) && <p class="kept">No word was changed: pictures, names or links only.</p>}
      {(!whole || !before) && (
        <p class="as-was" {...inLanguage(language)}>
          {version.headline}
        </p>
      )}
    </section>
  )
}

/** Every version of a piece, the newest first, each with what it changed. `whole`: the reader may read the piece; else he is told when it changed, and no word of how. */
export const VersionsPage = ({ article, versions, whole }: { article: Article; versions: SeenVersion[]; whole: boolean }) => (
  <div class={`piece ${colourClass(article.title)}`}>
    <article class="sheet wide">
      <div class="host">
        <From title={article.title} />
      </div>
      <div class="text">
        <h1 {...inLanguage(article.language)}>{article.headline}</h1>
        <p class="standfirst">How this piece has changed since it came in, as its title told it.</p>
        <p class="all">
          <a href={articleAt(article)}>Read the piece as it stands</a>
        </p>
        {!whole && <p class="meter">What was changed can be seen by who may read the piece.</p>}
        {versions.map((version, at) => (
          <OneVersion version={version} before={versions[at + 1]} language={article.language} whole={whole} stands={at === 0} />
        ))}
      </div>
    </article>
  </div>
)
