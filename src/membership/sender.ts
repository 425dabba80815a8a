import type { Secret } from '../base/secret.ts'
import type { Letters } from '../letters/letters.ts'

/** What a letter with a link is written with. `address`: the paper's own, without a slash at its end. */
export type Sender = { letters: Pick<Letters, 'write'>; secret: Secret; address: string }
