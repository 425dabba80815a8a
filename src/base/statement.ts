import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/** Names of the statements that a connection to a server prepares once and is then only given values for, by their text. */
export const statementNames = new Map<string, string>()

/** Stands in a statement where a value comes when it is asked. */
class Given {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that is asked for nearly every page: put together once, and on a server parsed and planned once for each connection (named, as PostgreSQL's protocol says). `write` is given a way to say
 * where each value comes. `name` is its own in the whole house. Behind a pooler in transaction mode this needs one that knows named statements.
 */
export const openStatement = <Row, Values extends Record<string, unknown>>(
  name: string,
  write: (given: <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>) => RawBuilder<Row>,
) => {
  let made: { text: string; values: readonly unknown[] } | undefined
  const make = (db: Db) => {
    const { sql: text, parameters } = write((of) => sql`${new Given(of)}`).compile(db)
    statementNames.set(text, name)
    return { text, values: parameters }
  }
  return async (db: Db, values: Values): Promise<Row[]> => {
    made ??= make(db)
    // A time stands in a statement several times, and the driver would write each out by the clock of this machine's zone, slowly.
    const told = Object.fromEntries(Object.entries(values).map(([of, value]) => [of, value instanceof Date ? value.toISOString() : value]))
    const all = made.values.map((one) => (one instanceof Given ? told[one.name] : one))
    return (await db.executeQuery<Row>(CompiledQuery.raw(made.text, all))).rows
  }
}
