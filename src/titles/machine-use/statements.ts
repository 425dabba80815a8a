import type { Uses } from './uses.ts'

/** The vocabularies that publishers say it in. `robots`: rules for agents of AI in robots.txt. `feed`: rights within a feed. */
export const statementForms = ['robots', 'aipref', 'content-signal', 'rsl', 'tdmrep', 'meta', 'feed'] as const
export type StatementForm = (typeof statementForms)[number]

/** What was said at one place. `address`: there. `link`: the policy or licence that it names. */
export type Statement = { form: StatementForm; address: string; uses: Uses; link?: string; goodUntil?: Date }
