/** How a person stands with this paper. Derived from what has happened (standing events, an institution's network), never set. */
export type Standing =
  | { kind: 'visitor' }
  | { kind: 'registered' }
  | { kind: 'trial'; until: Date }
  | {
      kind: 'member'
      until: Date
      by: 'subscription' | 'seat' | 'gift' | 'invoice'
      plan: string
      renews: boolean
      /** The card was refused: reading goes on until then. */
      pastDueUntil?: Date
    }
  | { kind: 'lapsed'; since: Date; was: 'trial' | 'member' }
  | { kind: 'complimentary'; until: Date | null }
  | { kind: 'institution'; name: string; until: Date | null }

/** What the operator has set: how many days a membership whose payment failed keeps reading. */
export type Rules = { graceDays: number }
