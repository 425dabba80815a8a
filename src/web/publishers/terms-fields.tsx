import { Choice, Field, type Wrong } from '../furniture/fields.tsx'
import type { TermsFields } from './read-terms.ts'

type Facts = { fields: TermsFields; wrong?: Wrong }

const accesses: [value: string, name: string, says: string][] = [
  ['open', 'Open', 'Everyone reads it'],
  ['registered', 'Free account', 'Whoever has signed up reads it'],
  ['metered', 'Metered', 'Some pieces are free, the rest is for members'],
  ['members', 'Members', 'Members read it, others see the preview'],
  ['windowed', 'Members first', 'Members at once, others after some days'],
]
const texts: [value: string, name: string, says: string][] = [
  ['headline', 'Headline and link', 'No word of the piece itself'],
  ['opening', 'Opening', 'The first paragraphs, and a link to the rest'],
  ['feed', 'What the feed carries', 'The text as the title gives it to everyone'],
  ['page', 'The whole piece', 'Its page is fetched for readers who may have it'],
]

const Choices = ({ name, legend, of, fields }: { name: string; legend: string; of: typeof accesses; fields: TermsFields }) => (
  <fieldset>
    <legend class="legend">{legend}</legend>
    <div class="tight">
      {of.map(([value, called, says]) => (
        <Choice kind="radio" name={name} value={value} checked={fields[name] === value} small={says}>
          {called}
        </Choice>
      ))}
    </div>
  </fieldset>
)

const Count = ({ name, label, hint, fields, wrong }: Facts & { name: string; label: string; hint?: string }) => (
  <Field
    name={name}
    id={name.replace('.', '-')}
    label={label}
    hint={hint}
    value={fields[name]}
    wrong={wrong}
    inputmode="numeric"
    maxlength={6}
  />
)

const Meter = (facts: Facts) => (
  <fieldset class="few">
    <legend class="legend">The meter, when metered</legend>
    <Count {...facts} name="meter.visitors" label="Pieces for visitors" />
    <Count {...facts} name="meter.registered" label="Pieces when signed in" />
    <div class="tight">
      <Choice kind="radio" name="meter.window" value="month" checked={facts.fields['meter.window'] !== 'rolling'}>
        In a calendar month
      </Choice>
      <Choice kind="radio" name="meter.window" value="rolling" checked={facts.fields['meter.window'] === 'rolling'}>
        In the last days
      </Choice>
    </div>
    <Count {...facts} name="meter.days" label="How many days" hint="For the last days: 1 to 90" />
  </fieldset>
)

const Places = ({ fields, wrong }: Facts) => (
  <fieldset class="few">
    <legend class="legend">Countries</legend>
    <div class="tight">
      {[
        ['everywhere', 'Everywhere'],
        ['only', 'Only in these'],
        ['not', 'Not in these'],
      ].map(([value = '', name]) => (
        <Choice kind="radio" name="where" value={value} checked={(fields.where || 'everywhere') === value}>
          {name}
        </Choice>
      ))}
    </div>
    <Field name="territories" label="Their codes" hint="ISO 3166, as GB, IE" value={fields.territories} wrong={wrong} maxlength={1200} />
  </fieldset>
)

/** The fields of the whole document of terms. */
export const TermsForm = (facts: Facts) => {
  const { fields, wrong } = facts
  return (
    <>
      <Choices name="access" legend="Who may read" of={accesses} fields={fields} />
      <Meter {...facts} />
      <fieldset class="few">
        <legend class="legend">The days, when members come first</legend>
        <Count {...facts} name="windows.registeredAfterDays" label="Free account after days" hint="Empty: never" />
        <Count {...facts} name="windows.openAfterDays" label="Open to all after days" hint="Empty: never" />
      </fieldset>
      <Choices name="text" legend="How much is shown" of={texts} fields={fields} />
      <fieldset class="few">
        <legend class="legend">Preview and pictures</legend>
        <Count {...facts} name="previewParagraphs" label="Paragraphs before the gate" hint="0 to 20" />
        <div class="tight">
          <Choice kind="checkbox" name="pictures" value="yes" checked={fields.pictures === 'yes'} small="Licensed along with the text">
            Pictures are shown
          </Choice>
        </div>
      </fieldset>
      <Places fields={fields} wrong={wrong} />
      <fieldset class="few">
        <legend class="legend">Times</legend>
        <Count {...facts} name="embargoHours" label="Held for hours" hint="After the publisher has it" />
        <Count {...facts} name="keepDays" label="Shown for days" hint="Empty: for good" />
        <Field name="until" label="Last day of the agreement" hint="Empty: without an end" type="date" value={fields.until} wrong={wrong} />
      </fieldset>
      <fieldset>
        <legend class="legend">Machines</legend>
        <div class="tight">
          <Choice kind="checkbox" name="index" value="yes" checked={fields.index === 'yes'} small="Otherwise its pages here say noindex">
            Search engines may list it
          </Choice>
          <Choice
            kind="radio"
            name="mining"
            value="reserved"
            checked={fields.mining !== 'allowed'}
            small="The rights are reserved on every page"
          >
            No text and data mining
          </Choice>
          <Choice kind="radio" name="mining" value="allowed" checked={fields.mining === 'allowed'}>
            Mining is allowed
          </Choice>
        </div>
      </fieldset>
    </>
  )
}
