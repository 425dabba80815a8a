/** What the gate needs to know of a piece. `embargoUntil`: its title holds it back until then, whatever the terms say. */
export type GateArticle = { id: string; title: string; published: Date; embargoUntil: Date | null }

/**
 * What is known of a reader and a piece. `counted`: distinct articles of the title that were opened in the meter's window; `opened`: this one is among them;
 * `gift`: he came with a gift link for it that counts; `frees`: when the first of the counted leaves a rolling window.
 */
export type Opened = { counted: number; opened: boolean; gift: boolean; frees?: Date }

export type May = {
  may: true
  /** The least that opens it: a piece that is open to all is 'open' for a member too. */
  why: 'open' | 'registered' | 'window' | 'trial' | 'member' | 'complimentary' | 'institution' | 'gift' | 'again' | 'meter'
  /** How many more distinct articles of the title the meter gives in this window, after this one. */
  left?: number
  /** This opening is to be recorded (recordOpened, recordGiftOpened, the visitor's meter) before the text is sent. */
  counts?: true
}

export type MayNot = {
  may: false
  why: 'expired' | 'embargo' | 'territory' | 'headline-only' | 'sign-up' | 'membership' | 'meter-spent'
  /** What would open it; empty where nothing does. */
  opens: ('sign-up' | 'membership' | 'time' | 'publisher')[]
  /** When time opens it. */
  from?: Date
  /** Only some countries may read it, and which one this reader is in is not known. */
  placeUnknown?: true
}

/** Whether this reader may read this piece, and why, or what would open it. */
export type Decision = May | MayNot

/** What is known of a reader who has opened nothing. */
export const nothingOpened: Opened = { counted: 0, opened: false, gift: false }
