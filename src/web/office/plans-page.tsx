import type { Db } from '../../base/database.ts'
import { sayMoney } from '../../base/money.ts'
import { type ListedPlan, listPlans } from '../../membership/membership.ts'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'
import { newPlan } from './plan-fields.ts'
import { PlanForm } from './plan-form.tsx'

export const planKinds: Record<string, string> = {
  personal: 'For one reader',
  student: 'For a student',
  family: 'For a family',
  gift: 'A gift',
}

const spans = ({ every, months }: ListedPlan) => (every ? `Every ${every}` : `${months} ${months === 1 ? 'month' : 'months'}, once`)

const pricesOf = ({ prices }: ListedPlan) =>
  prices.map(({ price, country, inclusive }) => `${country ?? 'Elsewhere'} ${sayMoney(price)}${inclusive ? '' : ' plus tax'}`).join(', ') ||
  'No price'

/** Every plan, offered or not, and the form for another. */
export const plansPage = async (db: Db, paper: OwnPaper, { said }: { said?: string }): Promise<Reply> => {
  const plans = await listPlans(db, paper.now)
  return pageReply(
    paper,
    {
      title: 'Plans',
      path: '/office/plans',
      index: false,
      plate: 'slim',
      body: (
        <Office at="plans" name="Plans" said={said} viewer={paper.viewer}>
          <p class="page-says">
            A plan is switched off, never deleted, and a price is followed by another, never changed: who has bought keeps what was agreed.
          </p>
          <section class="office-part">
            <Ledger
              name="Plans in the order in which they are offered"
              none="No plan yet: readers can sign up, and not become members."
              heads={['Plan', 'For', 'Paid', 'Seats', 'Prices', 'Offered']}
              numbers={[3]}
              rows={plans.map((plan) => [
                <a href={`/office/plans/${plan.id}`}>{plan.name}</a>,
                planKinds[plan.kind] ?? plan.kind,
                spans(plan),
                plan.seats,
                pricesOf(plan),
                plan.active ? 'Yes' : 'No longer',
              ])}
            />
          </section>
          <section class="office-part">
            <h2>Another plan</h2>
            <PlanForm fields={newPlan} at="/office/plans" fresh />
          </section>
        </Office>
      ),
    },
    { keep: 0 },
  )
}
