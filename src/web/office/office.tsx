import type { ComponentChildren } from 'preact'
import { holds, type Viewer } from '../viewer/viewer.ts'

const places = {
  office: ['/office', 'Today'],
  readers: ['/office/readers', 'Readers'],
  plans: ['/office/plans', 'Plans'],
  invoices: ['/office/invoices', 'Invoices'],
  institutions: ['/office/institutions', 'Institutions'],
  'mail-rules': ['/office/mail-rules', 'Mail rules'],
  titles: ['/office/titles', 'Terms'],
  ratings: ['/office/ratings', 'Ratings'],
  purges: ['/office/purges', 'What has left'],
  outbox: ['/outbox', 'Outbox'],
  publishers: ['/publishers', 'Your titles'],
} as const

export type OfficePlace = keyof typeof places

// What was done is said by a word in the address, never by the address's own text: a link could make the page say anything.
const sayings: Record<string, string> = {
  terms: 'These terms are in force. What readers are told is below.',
  'role-given': 'The role is given. It holds from the next page that this reader opens.',
  'role-taken': 'The role is taken back.',
  given: 'This reader reads with our compliments from now on.',
  ended: 'The complimentary reading has ended.',
  plan: 'The plan is saved.',
  on: 'The plan is offered again.',
  off: 'The plan is no longer offered. Who has it keeps it.',
  price: 'The price is in force for who buys from now on. Who has bought keeps what he agreed to.',
  'price-ended': 'The price is no longer offered.',
  institution: 'The institution is saved.',
  'institution-ended': 'The institution has ended; its people read as anyone does.',
  rule: 'The rule holds from now on.',
  'rule-gone': 'The rule is gone.',
  'rating-ended': 'Ended: it is no longer shown.',
  paid: 'The invoice is marked as paid. What was bought has begun.',
  void: 'The invoice is taken back.',
  refunded: 'The money is being given back.',
  'key-ended': 'The key has ended: it opens nothing from now on.',
}

/** The frame of the office's and the publishers' pages. `said`: the word of what was just done. */
export const Office = ({
  at,
  name,
  said,
  viewer,
  children,
}: {
  at: OfficePlace
  name: string
  said?: string | undefined
  viewer: Viewer
  children: ComponentChildren
}) => (
  <div class="office wide">
    <nav class="office-nav" aria-label="Office">
      <ul>
        {Object.entries(places)
          .filter(([place]) =>
            place === 'publishers' ? holds(viewer, 'publisher') : place === 'outbox' ? at === 'outbox' : holds(viewer, 'operator'),
          )
          .map(([place, [href, words]]) => (
            <li>
              <a href={href} aria-current={place === at ? 'page' : undefined}>
                {words}
              </a>
            </li>
          ))}
      </ul>
    </nav>
    <h1 class="page-name">
      {name.split(/(?<=@)/).map((part, i) => (
        <>
          {i > 0 && <wbr />}
          {part}
        </>
      ))}
    </h1>
    {said && Object.hasOwn(sayings, said) && (
      <p class="said" role="status">
        {sayings[said]}
      </p>
    )}
    {children}
  </div>
)
