import { type Db, inTransaction } from '../base/database.ts'
import type { No } from '../readers/readers.ts'
import { planFactsForm } from './plan-form.ts'
import { alonePlans, changesSold, soldWords } from './plan-nature.ts'

const no = (code: string, message: string): No => ({ ok: false, code, message })

/** Makes a plan, which is then on sale wherever it has a price, or changes one. `plan` is looked at whole. No: 'plan-wrong' (every mistake in its words), 'plan-sold'. */
export const savePlan = (db: Db, plan: Record<string, unknown>, _now: Date): Promise<{ ok: true } | No> =>
  inTransaction(db, async (tx): Promise<{ ok: true } | No> => {
    const read = planFactsForm.safeParse(plan)
    if (!read.success)
      return no('plan-wrong', read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '))
    await alonePlans(tx)
    if (await changesSold(tx, read.data)) return no('plan-sold', soldWords(read.data.id))
    const { position, ...facts } = read.data
    const { last } = await tx
      .selectFrom('plans')
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('plans')
      .values({ ...facts, active: true, position: position ?? (last ?? 0) + 1 })
      .onConflict((on) => on.column('id').doUpdateSet({ ...facts, ...(typeof position === 'number' && { position }) }))
      .execute()
    return { ok: true }
  })

/** Puts a plan on sale or takes it off; whoever has it keeps it. Gives false when there is none. */
export const switchPlan = async (db: Db, { plan, active }: { plan: string; active: boolean }, _now: Date): Promise<boolean> =>
  (await db.updateTable('plans').set({ active }).where('id', '=', plan).returning('id').execute()).length > 0
