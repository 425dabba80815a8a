import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import type { StripeAccess } from './stripe-access.ts'
import type { Sender } from './tell-gift.ts'

/** What a verb that asks Stripe is given. */
export type Hearing = { db: Db; access: StripeAccess; sender: Sender; log: Log }

/** What came of it: 'changed' and 'same' are ours; 'unknown': no reader of ours; 'foreign': nothing that we deal in; 'gone': Stripe has no such thing. */
export type Heard = 'changed' | 'same' | 'unknown' | 'foreign' | 'gone'
