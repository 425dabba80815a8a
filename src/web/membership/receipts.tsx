import type { Db } from '../../base/database.ts'
import type { Session } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { gatherReceipts } from './gather-receipts.ts'
import { InvoicePage } from './invoice-page.tsx'
import { ReceiptPage } from './receipt-page.tsx'
import { ReceiptsPage } from './receipts-page.tsx'

/** Everything that the reader was ever asked to pay. */
export const showReceipts = async (db: Db, paper: OwnPaper): Promise<Reply> =>
  calmReply(paper, {
    title: 'Receipts',
    path: '/membership/receipts',
    body: <ReceiptsPage receipts={await gatherReceipts(db, (paper.viewer.session as Session).reader)} />,
  })

/** One receipt; an invoice that our own desk wrote and that is not paid yet tells how to pay it. */
export const showReceipt = async (db: Db, paper: OwnPaper, { id }: { id: string }, { config }: Inside): Promise<Reply> => {
  const { reader, name, mail } = paper.viewer.session as Session
  const [receipt] = await gatherReceipts(db, reader, id)
  if (!receipt) return notFoundReply(paper, 'This receipt')
  const open = receipt.state === 'open' && receipt.desk === 'invoice'
  return calmReply(paper, {
    title: open ? 'Your invoice' : receipt.state === 'paid' ? 'Receipt' : 'Invoice',
    path: `/membership/receipts/${receipt.id}`,
    body: open ? (
      <InvoicePage receipt={receipt} paper={paper.name} contact={config.CONTACT} />
    ) : (
      <ReceiptPage receipt={receipt} paper={paper.name} name={name} mail={mail} />
    ),
  })
}
