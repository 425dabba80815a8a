import type { ComponentChildren } from 'preact'
import type { Db } from '../../base/database.ts'
import { sayMoney } from '../../base/money.ts'
import { Refusal } from '../../base/refusal.ts'
import type { Billing } from '../../billing/billing.ts'
import { Moment } from '../furniture/times.tsx'
import { dayOf } from '../membership/standing-words.ts'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { type InvoiceRow, invoicesWhere } from './gather-invoices.ts'
import { InvoiceRows, sayInvoice } from './invoice-rows.tsx'
import { Office } from './office.tsx'

const kinds = { '': 'All', open: 'To be paid', paid: 'Paid', disputed: 'In dispute', refunded: 'Given back' }

/** The list of invoices of every desk, by what they are waiting for. */
export const invoicesPage = async (
  db: Db,
  paper: OwnPaper,
  { state = '', before }: { state?: string; before?: string },
): Promise<Reply> => {
  const { invoices, next } = await invoicesWhere(db, { state, before })
  return pageReply(
    paper,
    {
      title: 'Invoices',
      path: '/office/invoices',
      index: false,
      plate: 'slim',
      body: (
        <Office at="invoices" name="Invoices" viewer={paper.viewer}>
          <nav class="office-nav inner" aria-label="Which invoices">
            <ul>
              {Object.entries(kinds).map(([kind, name]) => (
                <li>
                  <a href={kind ? `/office/invoices?state=${kind}` : '/office/invoices'} aria-current={kind === state ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <InvoiceRows invoices={invoices} now={paper.now} whose />
          {next && (
            <p class="older">
              <a class="button open" href={`/office/invoices?${new URLSearchParams({ ...(state && { state }), before: next })}`}>
                Earlier invoices
              </a>
            </p>
          )}
        </Office>
      ),
    },
    { keep: 0 },
  )
}

const Act = ({ at, name, says, grave = false }: { at: string; name: string; says: string; grave?: boolean }) => (
  <form method="post" action={at} class="office-part">
    <p class="hint">{says}</p>
    <p class="onward">
      <button type="submit" class={grave ? 'button grave' : 'button'}>
        {name}
      </button>
    </p>
  </form>
)

const Acts = ({ invoice }: { invoice: InvoiceRow }) => {
  const at = `/office/invoices/${encodeURIComponent(invoice.id)}`
  const left = { ...invoice.paid, amount: invoice.paid.amount - invoice.refunded.amount }
  return (
    <>
      {invoice.state === 'open' && invoice.desk === 'invoice' && (
        <>
          <Act
            at={`${at}/paid`}
            name={`Mark ${sayMoney(invoice.sum)} as paid`}
            says="When the money is in your account. What was bought begins at once."
          />
          <Act at={`${at}/void`} name="Take the invoice back" says="When nobody will pay it. Its number stays taken." grave />
        </>
      )}
      {invoice.state === 'paid' && left.amount > 0n && (
        <Act
          at={`${at}/refund`}
          name={`Give back ${sayMoney(left)}`}
          says={
            invoice.desk === 'stripe'
              ? 'All that is left of it goes back over the payment house, and what it paid for ends.'
              : 'Write down here that you have given all that is left of it back. What it paid for ends.'
          }
          grave
        />
      )}
    </>
  )
}

const Facts = ({ invoice }: { invoice: InvoiceRow }) => {
  const facts: [string, ComponentChildren][] = [
    ['State', <b>{sayInvoice(invoice)}</b>],
    ['Sum', sayMoney(invoice.sum)],
    [
      'For',
      `${invoice.plan}${invoice.periodFrom && invoice.periodTo ? `, ${dayOf(invoice.periodFrom)} to ${dayOf(invoice.periodTo)}` : ''}`,
    ],
    [
      'Reader',
      invoice.reader && invoice.mail ? <a href={`/office/readers/${invoice.reader}`}>{invoice.mail}</a> : 'Has asked to be forgotten',
    ],
    ['Desk', { stripe: 'Stripe', test: 'Test desk: no money', invoice: 'Invoice' }[invoice.desk]],
    ['Made', <Moment at={invoice.madeAt} />],
    ['Paid', invoice.paidAt ? <Moment at={invoice.paidAt} /> : 'Not yet'],
  ]
  return (
    <dl class="facts office-part">
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}

const find = async (db: Db, id: string): Promise<InvoiceRow> => {
  const found = (await invoicesWhere(db, { id })).invoices[0]
  if (!found) throw new Refusal('no-such-invoice', 'There is no such invoice.')
  return found
}

/** One invoice, and what the operator can do about it. `wrong`: why what he asked for was not done. */
export const invoicePage = async (
  db: Db,
  paper: OwnPaper,
  { id, said, wrong }: { id: string; said?: string; wrong?: string },
): Promise<Reply> => {
  const invoice = await find(db, id)
  return pageReply(
    paper,
    {
      title: `Invoice ${invoice.number ?? invoice.id}`,
      path: `/office/invoices/${encodeURIComponent(id)}`,
      index: false,
      plate: 'slim',
      body: (
        <Office at="invoices" name={`Invoice ${invoice.number ?? ''}`.trim()} said={said} viewer={paper.viewer}>
          {wrong && (
            <p class="wrong whole" role="alert">
              {wrong}
            </p>
          )}
          <Facts invoice={invoice} />
          <Acts invoice={invoice} />
        </Office>
      ),
    },
    { status: wrong ? 400 : 200, keep: 0 },
  )
}

const acts = {
  paid: ['markPaid', 'paid'],
  void: ['voidInvoice', 'void'],
  refund: ['refund', 'refunded'],
} as const

export type InvoiceAct = keyof typeof acts

/** Does to an invoice what the operator asks for: marks it as paid, takes it back, gives its money back. */
export const takeInvoice = async (
  db: Db,
  paper: OwnPaper,
  { id, act }: { id: string; act: InvoiceAct },
  billing: Pick<Billing, 'markPaid' | 'voidInvoice' | 'refund'>,
): Promise<Reply> => {
  const [verb, said] = acts[act]
  const done = await billing[verb]({ invoice: id }, paper.now)
  return done.ok ? seeOther(`/office/invoices/${encodeURIComponent(id)}?said=${said}`) : invoicePage(db, paper, { id, wrong: done.message })
}
