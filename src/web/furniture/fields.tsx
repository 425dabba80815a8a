import type { ComponentChildren, InputHTMLAttributes } from 'preact'

/** What is wrong with a form that was sent in: words by the name of the field, and under `form` what is wrong with the whole. */
export type Wrong = { [field: string]: string | undefined }

type Asked = {
  name: string
  label: string
  hint?: ComponentChildren
  value?: string
  wrong?: Wrong
  /** Where a page has two fields of one name. */
  id?: string
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'number' | 'url'
  inputmode?: 'email' | 'numeric' | 'decimal' | 'url' | 'text'
  autocomplete?: string
  autocapitalize?: 'none' | 'characters' | 'words'
  autofocus?: boolean
  spellcheck?: boolean
  required?: boolean
  minlength?: number
  maxlength?: number
  pattern?: string
  title?: string
  class?: string
}

/**
 * One field: label, hint, what is wrong with it, the input. The first field that is wrong has the focus when the page comes back, without script too.
 */
export const Field = ({ name, label, hint, value, wrong = {}, id = name, autofocus, ...input }: Asked) => {
  const problem = wrong[name]
  const first = Object.keys(wrong).find((field) => wrong[field]) === name
  const told = [hint && `${id}-hint`, problem && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div class={problem ? 'ask is-wrong' : 'ask'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="wrong" id={`${id}-wrong`}>
          {problem}
        </p>
      )}
      <input
        id={id}
        name={name}
        value={value}
        aria-describedby={told || undefined}
        aria-invalid={problem ? true : undefined}
        autofocus={first || autofocus || undefined}
        {...(input as InputHTMLAttributes<HTMLInputElement>)}
      />
    </div>
  )
}

/** What is wrong with a form as a whole, above it. */
export const Problem = ({ wrong = {} }: { wrong?: Wrong }) =>
  wrong.form ? (
    <p class="wrong whole" role="alert">
      {wrong.form}
    </p>
  ) : null

type Chosen = {
  kind: 'checkbox' | 'radio'
  name: string
  value: string
  checked: boolean
  children: ComponentChildren
  small?: ComponentChildren
  tone?: string
  sign?: ComponentChildren
}

/** One of several things to choose: a real checkbox or radio in a row large enough for a thumb. `tone`: the class of a title's colour; `sign` stands before the words. */
export const Choice = ({ kind, name, value, checked, children, small, tone, sign }: Chosen) => (
  <label class={tone ? `choice ${tone}` : 'choice'}>
    <input type={kind} name={name} value={value} checked={checked} />
    {sign}
    <span>
      <b>{children}</b>
      {small && <small>{small}</small>}
    </span>
  </label>
)

/** Fields that the reader does not see. */
export const Hidden = ({ fields }: { fields: Record<string, string | undefined> }) => (
  <>{Object.entries(fields).map(([name, value]) => (value ? <input type="hidden" name={name} value={value} /> : null))}</>
)
