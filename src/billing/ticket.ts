import { type Db, sql } from '../base/database.ts'

/**
 * A number that is taken before the provider is asked; what was answered is written only over answers with lower numbers. A question with a later
 * number was asked later, so its answer knows every change whose event was heard under an earlier one.
 */
export const takeTicket = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ no: number }>`select nextval('payment_asks') as no`.execute(db)
  return Number(rows[0]?.no)
}
