import type { ComponentChildren } from 'preact'

type Facts = {
  /** What the table is, for who cannot see it. */
  name: string
  /** '' over what can be done with a row. */
  heads: string[]
  rows: ComponentChildren[][]
  /** What is said when there are no rows. */
  none: string
  /** Which columns are numbers, from 0. */
  numbers?: number[]
}

/** A dense table; on a narrow screen each row is a block, and each cell says what it is. */
export const Ledger = ({ name, heads, rows, none, numbers = [] }: Facts) =>
  rows.length === 0 ? (
    <p class="none">{none}</p>
  ) : (
    <table class="ledger">
      <caption class="unseen">{name}</caption>
      <thead>
        <tr>
          {heads.map((head, i) =>
            head === '' ? (
              <td />
            ) : (
              <th scope="col" class={numbers.includes(i) ? 'number' : undefined}>
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, i) => (
              <td data-label={heads[i] || undefined} class={numbers.includes(i) ? 'number' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
