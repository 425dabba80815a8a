import type { Db } from '../base/database.ts'

/**
 * Whose a subscription or an invoice is. The customer's row is locked until the transaction ends: a reader who is being forgotten is either gone already,
 * or forgotten after what is written here.
 */
export const readerOf = async (
  tx: Db,
  { customer, reader }: { customer: string | null; reader: string | null },
): Promise<string | null> => {
  if (!customer) return reader
  const row = await tx.selectFrom('customers').select('reader_id').where('id', '=', customer).forShare().executeTakeFirst()
  return row?.reader_id ?? null
}
