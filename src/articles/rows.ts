import type { RawBuilder } from 'kysely'
import { sql } from '../base/database.ts'

/**
 * Rows as one JSON parameter for `json_to_recordset`: one statement text for any number of rows (PostgreSQL takes 65,535 parameters at most, and a feed of
 * 10,000 items has more). What JSON of PostgreSQL refuses, NUL and half surrogate pairs, is dropped.
 */
export const asRows = (rows: object[]): RawBuilder<unknown> =>
  sql`${JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value))}::json`
