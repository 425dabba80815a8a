import type { ComponentChildren } from 'preact'
import { type TermsVersion, termsSentence } from '../../titles/titles.ts'
import { titleAt } from '../furniture/addresses.ts'
import { Hidden, Problem, type Wrong } from '../furniture/fields.tsx'
import { Moment } from '../furniture/times.tsx'
import { Ledger } from '../office/ledger.tsx'
import type { TitleTerms } from './gather-terms.ts'
import { changedIn, fieldsOfTerms, type TermsFields } from './read-terms.ts'
import { TermsForm } from './terms-fields.tsx'

type Facts = {
  title: TitleTerms
  /** The path of this page. */
  at: string
  fields?: TermsFields
  wrong?: Wrong
  /** The sentence of terms that are only looked at. */
  would?: string
}

const withSection = (at: string, section: string | null) => (section === null ? at : `${at}?section=${encodeURIComponent(section)}`)

const Sections = ({ title, at }: Facts) =>
  title.sections.length === 0 ? null : (
    <nav class="office-nav inner" aria-label="Sections of the title">
      <ul>
        <li>
          <a href={at} aria-current={title.section === null ? 'page' : undefined}>
            The whole title
          </a>
        </li>
        {title.sections.map(({ name, own }) => (
          <li>
            <a href={withSection(at, name)} aria-current={title.section === name ? 'page' : undefined}>
              {name}
              {own && <small> own terms</small>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )

const whatChanged = (version: TermsVersion, history: TermsVersion[]) => {
  const before = history.find((one) => one.section === version.section && one.version === version.version - 1)
  if (!before) return version.section === null ? 'First agreed' : 'First terms of its own'
  const words = changedIn(before.terms, version.terms).join(', ')
  return words ? `${words[0]?.toUpperCase()}${words.slice(1)}` : 'Nothing'
}

const Versions = ({ history }: { history: TermsVersion[] }) => (
  <section class="office-part">
    <h2>Versions</h2>
    <Ledger
      name="Every version of these terms, the newest first"
      none="Nothing was agreed yet: what is shown is what the title's own feed shows to everyone."
      heads={['Since', 'For', 'Version', 'Changed', 'Readers were told']}
      numbers={[2]}
      rows={history.map((version) => [
        <Moment at={version.since} />,
        version.section ?? 'The whole title',
        version.version,
        whatChanged(version, history),
        termsSentence(version.terms),
      ])}
    />
  </section>
)

const Told = ({ label, id, children }: { label: string; id?: string; children: ComponentChildren }) => (
  <div class="told-readers" id={id}>
    <p class="label">{label}</p>
    <p>{children}</p>
  </div>
)

/** The terms of a title: what readers are told, the form to change them, and every version before. */
export const TermsPage = (facts: Facts) => {
  const { title, at, fields = fieldsOfTerms(title.inForce), wrong = {}, would } = facts
  return (
    <>
      <p class="page-says">
        Published by {title.publisher}. <a href={titleAt(title.id)}>Its page in the paper</a>{' '}
        <a href={`/publishers/keys/${encodeURIComponent(title.id)}`}>Keys to send documents with</a>
      </p>
      <Sections {...facts} />
      <Told label={title.section === null ? 'What readers are told' : `What readers are told of ${title.section}`}>
        {termsSentence(title.inForce)}
      </Told>
      {title.section !== null && title.version === 0 && (
        <p class="hint">This section has no terms of its own: those of the title hold. Putting terms in force here parts it from them.</p>
      )}
      <form method="post" action={`${at}#would`} class="office-form">
        <Hidden fields={{ section: title.section ?? undefined, version: String(title.version) }} />
        <Problem wrong={wrong} />
        <TermsForm fields={fields} wrong={wrong} />
        {would && (
          <Told label="What readers would be told" id="would">
            {would}
          </Told>
        )}
        <p class="onward">
          {/* The first button is what the return key presses: it changes nothing. */}
          <button type="submit" class="button open" name="act" value="look">
            See what readers would be told
          </button>
          <button type="submit" class="button" name="act" value="agree">
            Put in force
          </button>
        </p>
        <p class="hint">In force at once, for every reader. The versions before stay on record.</p>
      </form>
      <Versions history={title.section === null ? title.history : title.history.filter(({ section }) => section === title.section)} />
    </>
  )
}
