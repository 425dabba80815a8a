/**
 * Masthead says no to something that a person, a publisher or an operator asked for, for a reason that can be told.
 * `code` is stable and for machines, `message` is one sentence for people that says what to do. It knows no HTTP: web maps codes to statuses.
 */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Record<string, unknown>
  constructor(code: string, message: string, facts: Record<string, unknown> = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

// What PGlite says when PostgreSQL inside it gives up tells an operator nothing.
const wordsFor = (why: string) =>
  /Aborted|failed to initialize|unreachable|RuntimeError/.test(why) ? 'its files are damaged or incomplete' : why.split('\n')[0]

/** The embedded database could not be opened: main says it in one sentence and ends with a non-zero exit. */
export class DatabaseBroken extends Refusal {
  constructor(folder: string, why: string) {
    super(
      'database-broken',
      `The database in ${folder} cannot be opened (${wordsFor(why)}). Restore a backup with "npx masthead restore FILE", or move the folder away and start afresh.`,
    )
  }
}
