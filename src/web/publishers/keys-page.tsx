import type { DocumentOutcome, PushKey } from '../../intake/intake.ts'
import { Field, Hidden, type Wrong } from '../furniture/fields.tsx'
import { Ago, Moment } from '../furniture/times.tsx'
import { ToCopy } from '../membership/to-copy.tsx'
import { Ledger } from '../office/ledger.tsx'

type Document = { name: string; door: 'push' | 'inbox'; bytes: number; receivedAt: Date; outcome: DocumentOutcome }

type Facts = {
  title: { id: string; name: string }
  /** The path of this page. */
  at: string
  /** Where documents go, as a whole address. */
  door: string
  keys: PushKey[]
  documents: Document[]
  now: Date
  /** Who may end keys that open more than this title. */
  operator: boolean
  /** A key that was made just now: shown this once. */
  made?: string
  wrong?: Wrong
  note?: string
}

const Made = ({ made, door }: { made: string; door: string }) => (
  <div class="told-readers" role="status">
    <p class="label">The new key</p>
    <ToCopy label="The new key" text={made} small />
    <p>Copy it now: it is not kept here in readable form, and is not shown again.</p>
    <ToCopy label="How a document is sent" text={`curl -H 'Authorization: Bearer ${made}' --data-binary @piece.json ${door}`} small />
  </div>
)

const End = ({ id, note, at }: { id: string; note: string | null; at: string }) => (
  <form method="post" action={at}>
    <Hidden fields={{ act: 'end', key: id }} />
    <button type="submit" class="plain" aria-label={`End the key ${note ?? id}`}>
      End
    </button>
  </form>
)

const Keys = ({ keys, at, now, operator }: Facts) => (
  <Ledger
    name="Keys that open this title"
    none="No key opens this title yet."
    heads={['What it is for', 'Opens', 'Made', 'Last used', '']}
    rows={keys.map(({ id, note, title, madeAt, usedAt, endedAt }) => [
      note ?? '–',
      title === null ? 'All titles of the publisher' : 'This title',
      <Moment at={madeAt} />,
      usedAt ? <Ago at={usedAt} now={now} /> : 'Never',
      endedAt ? 'Ended' : title !== null || operator ? <End id={id} note={note} at={at} /> : 'The operator ends it',
    ])}
  />
)

const became = ({ ok, items, problems }: DocumentOutcome) =>
  ok
    ? [...Map.groupBy(items, (item) => item.became)].map(([what, some]) => `${some.length} ${what}`).join(', ') || 'No items'
    : (problems[0]?.message ?? 'It could not be read')

/** The keys with which a publisher's system sends documents of a title, and what came of those that it sent. */
export const KeysPage = (facts: Facts) => {
  const { title, at, made, door, wrong, note, documents, now } = facts
  return (
    <>
      <p class="page-says">
        A system of yours can send pieces as soon as they are written, changed or taken back, in RSS, Atom, JSON Feed, ninjs, NewsML-G2 or
        NITF. It shows one of these keys, which opens this title and no other.{' '}
        <a href={`/publishers/${encodeURIComponent(title.id)}`}>The terms of {title.name}</a>
      </p>
      {made && <Made made={made} door={door} />}
      <form method="post" action={at} class="inline">
        <Hidden fields={{ act: 'make' }} />
        <Field
          name="note"
          label="What the key is for"
          hint="As: our newsroom system"
          value={note}
          wrong={wrong}
          required
          maxlength={200}
          autocomplete="off"
        />
        <button type="submit" class="button">
          Make a key
        </button>
      </form>
      <section class="office-part">
        <h2>Keys</h2>
        <Keys {...facts} />
      </section>
      <section class="office-part">
        <h2>Documents that came</h2>
        <Ledger
          name="The latest documents and what became of them"
          none="None has come yet."
          heads={['When', 'Name', 'By', 'Format', 'What became of it']}
          rows={documents.map(({ receivedAt, name, door: by, outcome }) => [
            <Ago at={receivedAt} now={now} />,
            name || '–',
            by === 'push' ? 'Key' : 'Folder',
            outcome.format ?? '–',
            became(outcome),
          ])}
        />
      </section>
    </>
  )
}
