import type { DBAdapter, Where } from 'better-auth'
import { second } from '../base/clock.ts'
import { type Db, inTransaction } from '../base/database.ts'
import { say } from '../base/jobs.ts'
import { type Secret, seal, unseal } from '../base/secret.ts'
import { tokenPrint } from './session-cookie.ts'
import type { ReaderId } from './tables.ts'
import { underWay, within } from './under-way.ts'

type Row = Record<string, unknown>

/** A database for better-auth's adapter that is whichever one the verb under way was handed: the paper's, or a transaction on it. */
export const databaseUnderWay = (): Db =>
  new Proxy({} as Db, {
    get(_, name) {
      const { db } = underWay()
      const value = Reflect.get(db, name, db)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })

// What better-auth would keep and this paper does not want to have: a reader's network address and picture, and keys to his account elsewhere.
const unkept: Record<string, string[]> = {
  user: ['image'],
  session: ['ipAddress'],
  account: ['accessToken', 'refreshToken', 'idToken', 'accessTokenExpiresAt', 'refreshTokenExpiresAt', 'scope'],
}

/**
 * better-auth's own kysely adapter with four things put between it and the library (docs/decisions/sign-in.md): session tokens go in as prints, values of
 * verifications sealed; times are turned from the machine's clock, which better-auth reads, to the paper's and back; what we do not keep falls out; and a
 * new reader is told of with 'reader-joined' in the transaction that makes him.
 */
export const paperAdapter = (inner: DBAdapter, { secret, secure }: { secret: Secret; secure: boolean }): DBAdapter => {
  const turned = (value: unknown, by: number): unknown =>
    value instanceof Date ? new Date(value.getTime() + by) : Array.isArray(value) ? value.map((one) => turned(one, by)) : value
  const print = (value: unknown): unknown =>
    typeof value === 'string' ? tokenPrint(value, secure) : Array.isArray(value) ? value.map(print) : value

  // better-auth counts in whole seconds from now on: what it took to get here falls away.
  const onTime = (value: Date): Date => {
    const { now, offset } = underWay()
    const later = value.getTime() + offset - now.getTime()
    return new Date(now.getTime() + Math.floor(later / second) * second)
  }
  const put = (model: string, data: Row): Row => {
    const row = Object.fromEntries(
      Object.entries(data).flatMap(([name, value]) =>
        unkept[model]?.includes(name) ? [] : [[name, value instanceof Date ? onTime(value) : value] as const],
      ),
    )
    if (model === 'session' && 'token' in row) row.token = print(row.token)
    if (model === 'verification' && typeof row.value === 'string') row.value = seal(secret, 'verification', row.value)
    return row
  }
  const where = (model: string, conditions: Where[]): Where[] =>
    conditions.map((one) => ({
      ...one,
      value: (model === 'session' && one.field === 'token' ? print(one.value) : turned(one.value, underWay().offset)) as Where['value'],
    }))
  const take = <T>(model: string, found: T, conditions: Where[] = []): T => {
    if (!found || typeof found !== 'object') return found
    const row: Row = Object.fromEntries(
      Object.entries(found).map(([name, value]) => [
        name,
        value && typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value)
          ? take(name, value)
          : turned(value, -underWay().offset),
      ]),
    )
    // better-auth goes on with the token that it asked for.
    const asked = conditions.find((one) => one.field === 'token' && typeof one.value === 'string')
    if (model === 'session' && asked) row.token = asked.value
    if (model === 'verification' && typeof row.value === 'string') row.value = unseal(secret, 'verification', row.value) ?? ''
    return row as T
  }
  const note = async (model: string, row: Row) => {
    const { db, made } = underWay()
    if (model === 'session') made.session = { id: row.id as string, reader: row.userId as ReaderId }
    if (model === 'user') {
      made.joined = true
      await say(db, 'reader-joined', { reader: row.id as ReaderId })
    }
  }

  const adapter: DBAdapter = {
    id: 'paper',
    create: ({ model, data, ...rest }) =>
      adapter.transaction(async () => {
        const made = take(model, (await inner.create({ model, data: put(model, data), ...rest })) as Row)
        if (model === 'session' && 'token' in data) made.token = data.token
        await note(model, made)
        return made as never
      }),
    findOne: async (what) => take(what.model, await inner.findOne<never>({ ...what, where: where(what.model, what.where) }), what.where),
    findMany: async (what) =>
      (await inner.findMany<never>({ ...what, ...(what.where && { where: where(what.model, what.where) }) })).map((row) =>
        take(what.model, row),
      ),
    count: (what) => inner.count({ ...what, ...(what.where && { where: where(what.model, what.where) }) }),
    update: async (what) =>
      take(
        what.model,
        await inner.update<never>({ ...what, where: where(what.model, what.where), update: put(what.model, what.update) }),
        what.where,
      ),
    updateMany: (what) => inner.updateMany({ ...what, where: where(what.model, what.where), update: put(what.model, what.update) }),
    delete: (what) => inner.delete({ ...what, where: where(what.model, what.where) }),
    deleteMany: (what) => inner.deleteMany({ ...what, where: where(what.model, what.where) }),
    consumeOne: async (what) =>
      take(what.model, await inner.consumeOne<never>({ ...what, where: where(what.model, what.where) }), what.where),
    incrementOne: async (what) =>
      take(
        what.model,
        await inner.incrementOne<never>({
          ...what,
          where: where(what.model, what.where),
          ...(what.set && { set: put(what.model, what.set) }),
        }),
        what.where,
      ),
    transaction: (work) => inTransaction(underWay().db, (tx) => within(tx, () => work(adapter))),
  }
  return adapter
}
