import { Field, Problem, type Wrong } from '../furniture/fields.tsx'

/** The form of an institution, as text. */
export type InstitutionFields = { name: string; domains: string; ranges: string; provider: string; until: string }

export const newInstitution: InstitutionFields = { name: '', domains: '', ranges: '', provider: '', until: '' }

type Facts = { fields: InstitutionFields; wrong?: Wrong | undefined; at: string; providers: { id: string; name: string }[] }

const Lines = ({ name, label, hint, value }: { name: string; label: string; hint: string; value: string }) => (
  <div class="ask">
    <label for={name}>{label}</label>
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
    <textarea id={name} name={name} rows={4} aria-describedby={`${name}-hint`} maxlength={20_000} spellcheck={false}>
      {value}
    </textarea>
  </div>
)

/** The form of an institution: its name, and how its people are known. */
export const InstitutionForm = ({ fields, wrong = {}, at, providers }: Facts) => (
  <form method="post" action={at} class="office-form slim">
    <Problem wrong={wrong} />
    <Field name="name" label="Name" hint="As its readers see it" value={fields.name} wrong={wrong} required maxlength={200} />
    <Lines
      name="domains"
      label="Mail domains"
      hint="One a line, as uni.example: whoever has a confirmed address there"
      value={fields.domains}
    />
    <Lines
      name="ranges"
      label="Network ranges"
      hint="One a line in CIDR, as 192.0.2.0/24: whoever reads from there"
      value={fields.ranges}
    />
    <div class="ask">
      <label for="provider">Provider that its people sign in with</label>
      <select id="provider" name="provider">
        <option value="">None</option>
        {providers.map(({ id, name }) => (
          <option value={id} selected={fields.provider === id}>
            {name}
          </option>
        ))}
      </select>
    </div>
    <Field name="until" label="Last day (empty: until it is ended)" type="date" value={fields.until} wrong={wrong} />
    <p class="onward">
      <button type="submit" class="button">
        Save
      </button>
    </p>
  </form>
)
