/**
 * How values leave the database, for both drivers alike (they disagree otherwise): int8 and count(*) as numbers while they are safe integers,
 * numeric as text (money never is numeric: it is int8 minor units), date as 'YYYY-MM-DD', timestamptz as Date, json parsed. Keys are type OIDs
 * of PostgreSQL's pg_type.
 */
export const parseValue: Record<number, (text: string) => unknown> = {
  20: (text) => {
    const n = Number(text)
    return Number.isSafeInteger(n) ? n : BigInt(text)
  },
  1082: (text) => text,
  1114: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
  1186: (text) => text,
  1700: (text) => text,
}
