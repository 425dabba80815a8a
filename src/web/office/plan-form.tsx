import { Choice, Field, Problem, type Wrong } from '../furniture/fields.tsx'
import type { PlanFields, PriceFields } from './plan-fields.ts'

type Facts = { fields: PlanFields; wrong?: Wrong | undefined; at: string; fresh: boolean }

const kinds = [
  ['personal', 'For one reader'],
  ['student', 'For a student'],
  ['family', 'For a family'],
  ['gift', 'A gift'],
] as const

const Cell = ({ name, row, label, value, width }: { name: string; row: number; label: string; value: string; width: number }) => (
  <td data-label={label}>
    <input name={name} value={value} size={width} aria-label={`${label}, price ${row + 1}`} autocomplete="off" maxlength={200} />
  </td>
)

const PriceRow = ({ price, row }: { price: PriceFields; row: number }) => (
  <tr>
    <Cell name="country" row={row} label="Country" value={price.country} width={5} />
    <Cell name="amount" row={row} label="Amount" value={price.amount} width={8} />
    <Cell name="currency" row={row} label="Currency" value={price.currency} width={5} />
    <td data-label="Tax">
      <select name="tax" aria-label={`Tax, price ${row + 1}`}>
        <option value="included" selected={price.tax !== 'added'}>
          included
        </option>
        <option value="added" selected={price.tax === 'added'}>
          added
        </option>
      </select>
    </td>
    <Cell name="provider" row={row} label="Id at Stripe" value={price.provider} width={14} />
  </tr>
)

const empty: PriceFields = { amount: '', currency: '', country: '', tax: 'included', provider: '' }

const Prices = ({ fields, wrong }: Facts) => (
  <fieldset>
    <legend class="legend">Prices</legend>
    <p class="hint">
      One line a country (ISO 3166, as GB); the line without a country is for everywhere else. Amounts as 9.99. Empty a line's country and
      amount to end that price.
    </p>
    {wrong?.prices && <p class="wrong">{wrong.prices}</p>}
    <table class="ledger prices-in">
      <caption class="unseen">Prices of the plan</caption>
      <thead>
        <tr>
          {['Country', 'Amount', 'Currency', 'Tax', 'Id at Stripe'].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...fields.prices, empty, empty].map((price, row) => (
          <PriceRow price={price} row={row} />
        ))}
      </tbody>
    </table>
  </fieldset>
)

const WhatItIs = ({ fields, wrong }: Facts) => (
  <>
    <Field
      name="id"
      label="Id"
      hint="In addresses, for good: lower case letters, digits, hyphens"
      value={fields.id}
      wrong={wrong}
      required
      maxlength={60}
    />
    <fieldset>
      <legend class="legend">For whom</legend>
      <div class="tight">
        {kinds.map(([value, name]) => (
          <Choice kind="radio" name="kind" value={value} checked={fields.kind === value}>
            {name}
          </Choice>
        ))}
      </div>
    </fieldset>
    <fieldset class="few">
      <legend class="legend">For how long, for how many</legend>
      <div class="tight">
        {(['month', 'year'] as const).map((every) => (
          <Choice kind="radio" name="every" value={every} checked={fields.every === every}>
            Paid every {every}
          </Choice>
        ))}
      </div>
      <Field name="months" label="Months, of a gift" hint="1 to 36, paid once" value={fields.months} wrong={wrong} inputmode="numeric" />
      <Field
        name="seats"
        label="Seats, of a family"
        hint="2 to 6, the payer included"
        value={fields.seats}
        wrong={wrong}
        inputmode="numeric"
      />
    </fieldset>
  </>
)

/** The form of a plan: of a new one all of it, of one that there is what may still change. */
export const PlanForm = (facts: Facts) => {
  const { fields, wrong = {}, at, fresh } = facts
  return (
    <form method="post" action={at} class="office-form">
      <Problem wrong={wrong} />
      <Field name="name" label="Name" hint="As readers see it" value={fields.name} wrong={wrong} required maxlength={80} />
      {fresh && <WhatItIs {...facts} wrong={wrong} />}
      <Prices {...facts} wrong={wrong} />
      <div class="tight">
        <Choice kind="checkbox" name="active" value="yes" checked={fields.active} small="Who has it keeps it either way">
          Offered to readers
        </Choice>
      </div>
      <p class="onward">
        <button type="submit" class="button">
          Save the plan
        </button>
      </p>
    </form>
  )
}
