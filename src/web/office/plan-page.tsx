import type { Db } from '../../base/database.ts'
import { sayMoney } from '../../base/money.ts'
import { Refusal } from '../../base/refusal.ts'
import { type ListedPlan, listPlans, putPlans } from '../../membership/membership.ts'
import type { Fields } from '../forms.ts'
import type { Wrong } from '../furniture/fields.tsx'
import { Moment } from '../furniture/times.tsx'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'
import { fieldsOfPlan, type PlanFields, readPlan, sentPlan } from './plan-fields.ts'
import { PlanForm } from './plan-form.tsx'

type Shown = { known: ListedPlan | undefined; fields: PlanFields; wrong?: Wrong; said?: string | undefined; status?: Reply['status'] }

const formerPrices = (db: Db, plan: string) =>
  db
    .selectFrom('plan_prices')
    .select(['country', 'amount', 'currency', 'since', 'until'])
    .where('plan_id', '=', plan)
    .where('until', 'is not', null)
    .orderBy('until', 'desc')
    .limit(100)
    .execute()

const show = async (db: Db, paper: OwnPaper, { known, fields, wrong, said, status = 200 }: Shown): Promise<Reply> => {
  const former = known ? await formerPrices(db, known.id) : []
  return pageReply(
    paper,
    {
      title: known?.name ?? 'Another plan',
      path: known ? `/office/plans/${known.id}` : '/office/plans',
      index: false,
      plate: 'slim',
      body: (
        <Office at="plans" name={known?.name ?? 'Another plan'} said={said} viewer={paper.viewer}>
          <PlanForm fields={fields} wrong={wrong} at={known ? `/office/plans/${known.id}` : '/office/plans'} fresh={known === undefined} />
          {known && (
            <section class="office-part">
              <h2>Prices before</h2>
              <Ledger
                name="Prices that are no longer in force"
                none="Every price of this plan is still in force."
                heads={['Country', 'Price', 'From', 'Until']}
                numbers={[1]}
                rows={former.map(({ country, amount, currency, since, until }) => [
                  country ?? 'Elsewhere',
                  sayMoney({ amount: BigInt(amount), currency }),
                  <Moment at={since} />,
                  until && <Moment at={until} />,
                ])}
              />
            </section>
          )}
        </Office>
      ),
    },
    { status, keep: 0 },
  )
}

const find = async (db: Db, plan: string, now: Date): Promise<ListedPlan> => {
  const found = (await listPlans(db, now)).find(({ id }) => id === plan)
  if (!found) throw new Refusal('no-such-plan', 'There is no such plan.')
  return found
}

export const planPage = async (db: Db, paper: OwnPaper, { plan, said }: { plan: string; said?: string | undefined }): Promise<Reply> => {
  const known = await find(db, plan, paper.now)
  return show(db, paper, { known, fields: fieldsOfPlan(known), said })
}

/** Saves a plan, new or known; what is wrong is said beside its field, and nothing is saved. */
export const takePlan = async (db: Db, paper: OwnPaper, { plan, sent }: { plan?: string; sent: Fields }): Promise<Reply> => {
  const plans = await listPlans(db, paper.now)
  const known = plan === undefined ? undefined : await find(db, plan, paper.now)
  const fields = sentPlan(sent, known)
  const read = readPlan(fields)
  if ('wrong' in read) return show(db, paper, { known, fields, wrong: read.wrong, status: 400 })
  if (!known && plans.some(({ id }) => id === read.plan.id))
    return show(db, paper, { known, fields, wrong: { id: 'There is a plan of that id already.' }, status: 400 })
  await putPlans(db, [read.plan], paper.now)
  return seeOther(`/office/plans/${read.plan.id}?said=plan`)
}
