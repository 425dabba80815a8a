import { type Db, sql } from '../../base/database.ts'
import type { Money } from '../../base/money.ts'

/** The subscription that a reader pays for, as its page tells it. */
export type Mine = {
  id: string
  desk: 'stripe' | 'test' | 'invoice'
  plan: { name: string; kind: string; every: string | null; seats: number }
  price: Money | undefined
  state: 'waiting' | 'active' | 'past-due' | 'ended'
  renews: boolean
  until: Date | null
  /** The card was refused the last time. */
  refused: boolean
}

type Row = Omit<Mine, 'plan' | 'price'> & {
  name: string | null
  kind: string | null
  every: string | null
  seats: number
  amount: string | null
  currency: string | null
}

/** One query. The newest subscription that runs or is still paid for; undefined when there is none. */
export const gatherMine = async (db: Db, reader: string, now: Date): Promise<Mine | undefined> => {
  const { rows } = await sql<Row>`
    select s.id, s.desk, s.state, s.renews, s.period_to as until, s.card = 'refused' as refused, s.seats, p.name, p.kind, p.every,
      pp.amount::text as amount, pp.currency
    from subscriptions s left join plans p on p.id = s.plan_id left join plan_prices pp on pp.id = s.price_id
    where s.reader_id = ${reader} and (s.state in ('active', 'past-due') or (s.state = 'ended' and s.period_to > ${now}))
    order by s.state = 'ended', s.renews desc, s.began_at desc limit 1`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { name, kind, every, seats, amount, currency, ...rest } = row
  return {
    ...rest,
    plan: { name: name ?? 'Membership', kind: kind ?? 'personal', every, seats },
    price: amount !== null && currency !== null ? { amount: BigInt(amount), currency } : undefined,
  }
}
