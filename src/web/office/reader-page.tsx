import { Field, Hidden, type Wrong } from '../furniture/fields.tsx'
import { Ago, Moment } from '../furniture/times.tsx'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import type { OfficeReader } from './gather-reader.ts'
import { InvoiceRows } from './invoice-rows.tsx'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'
import { sayStanding } from './say-standing.ts'

type Facts = { reader: OfficeReader; now: Date; wrong?: Wrong | undefined; fields?: Record<string, string> | undefined }

const at = (reader: OfficeReader) => `/office/readers/${reader.id}`

const Why = ({ reader }: Facts) => (
  <section class="office-part">
    <h2>Why this reader stands so</h2>
    {reader.lines.length === 0 ? (
      <p class="none">Nothing has happened yet that bears on it.</p>
    ) : (
      <ol class="lines">
        {reader.lines.map(({ at: when, words, counts }) => (
          <li class={counts ? 'counts-now' : undefined}>
            <Moment at={when} />
            <span>
              {words}
              {counts && <span class="unseen"> The standing rests on this.</span>}
            </span>
          </li>
        ))}
      </ol>
    )}
  </section>
)

const Complimentary = ({ reader, wrong, fields = {} }: Facts) => (
  <section class="office-part">
    <h2>With our compliments</h2>
    {reader.lines.some(({ counts, words }) => counts && words.startsWith('Complimentary')) ? (
      <form method="post" action={`${at(reader)}/complimentary/end`} class="inline">
        <Field name="why" label="Why it ends" required minlength={3} maxlength={300} value={fields.why} wrong={wrong} />
        <button type="submit" class="button">
          End it
        </button>
      </form>
    ) : (
      <form method="post" action={`${at(reader)}/complimentary`} class="inline">
        <Field
          name="why"
          label="Why this reader is to read without paying"
          required
          minlength={3}
          maxlength={300}
          value={fields.why}
          wrong={wrong}
        />
        <Field name="until" label="Last day (empty: until it is ended)" type="date" value={fields.until} wrong={wrong} />
        <button type="submit" class="button">
          Give
        </button>
      </form>
    )}
  </section>
)

const Roles = ({ reader, now, wrong, fields = {} }: Facts) => (
  <section class="office-part">
    <h2>Roles</h2>
    <Ledger
      name="Roles"
      none="A reader, and nothing more."
      heads={['Role', 'Of', 'Given', '']}
      rows={reader.roles.map(({ role, title, name, givenAt }) => [
        role,
        title ? (name ?? title) : 'the paper',
        <Ago at={givenAt} now={now} />,
        <form method="post" action={`${at(reader)}/roles/take`}>
          <Hidden fields={{ role, title: title ?? undefined }} />
          <button type="submit" class="plain">
            Take back
          </button>
        </form>,
      ])}
    />
    <form method="post" action={`${at(reader)}/roles`} class="inline">
      <div class="ask">
        <label for="role">Role</label>
        <select id="role" name="role">
          {['editor', 'publisher', 'operator'].map((role) => (
            <option selected={fields.role === role}>{role}</option>
          ))}
        </select>
      </div>
      <Field name="title" label="Of which title, for a publisher" value={fields.title} wrong={wrong} maxlength={200} autocomplete="off" />
      <button type="submit" class="button">
        Give
      </button>
    </form>
  </section>
)

const Facts = ({ reader, now }: Facts) => (
  <dl class="facts office-part">
    <dt>Stands</dt>
    <dd>
      <b>{sayStanding(reader.standing)}</b>
    </dd>
    <dt>Name</dt>
    <dd>{reader.name || 'None given'}</dd>
    <dt>Joined</dt>
    <dd>
      <Moment at={reader.joinedAt} />
    </dd>
    <dt>Mail address</dt>
    <dd>{reader.confirmed ? 'Confirmed' : 'Not confirmed'}</dd>
    <dt>Devices signed in</dt>
    <dd>
      {reader.devices}
      {reader.seenAt && (
        <>
          , last here <Ago at={reader.seenAt} now={now} />
        </>
      )}
    </dd>
    <dt>Ways in</dt>
    <dd>
      {[
        'letter',
        ...reader.ways.map((way) => (way === 'credential' ? 'password' : way)),
        ...(reader.passkeys > 0 ? [`${reader.passkeys} ${reader.passkeys === 1 ? 'passkey' : 'passkeys'}`] : []),
      ].join(', ')}
    </dd>
  </dl>
)

/** One reader, for the operator: how he stands and why, what he paid, which roles he has. What he reads is nobody's business. */
export const readerReply = (
  paper: OwnPaper,
  reader: OfficeReader,
  {
    said,
    wrong,
    fields,
    status = 200,
  }: { said?: string | undefined; wrong?: Wrong; fields?: Record<string, string>; status?: Reply['status'] } = {},
): Reply => {
  const facts = { reader, now: paper.now, wrong, fields }
  return pageReply(
    paper,
    {
      title: reader.mail,
      path: at(reader),
      index: false,
      plate: 'slim',
      body: (
        <Office at="readers" name={reader.mail} said={said} viewer={paper.viewer}>
          {wrong?.form && (
            <p class="wrong whole" role="alert">
              {wrong.form}
            </p>
          )}
          <Facts {...facts} />
          <Why {...facts} />
          <Complimentary {...facts} />
          <section class="office-part">
            <h2>Invoices</h2>
            <InvoiceRows invoices={reader.invoices} now={paper.now} whose={false} />
          </section>
          <Roles {...facts} />
        </Office>
      ),
    },
    { status, keep: 0 },
  )
}
