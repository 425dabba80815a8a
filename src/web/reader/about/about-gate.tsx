import { sayDays } from '../../furniture/invitation.ts'

export type GateRules = { trialDays: number; graceDays: number; giftsPerMonth: number }

const trial = (days: number) =>
  days > 0
    ? `From then on you read everything, free, for ${sayDays(days)}, without a card. These days are reckoned once for each person and end by themselves; what is left after them is a free account, which reads what titles leave open to it.`
    : 'A free account reads what titles leave open to it.'

/** How the gate, the free days and membership work, in plain words. The rules told here are those of membership/may-read.ts and standing-of.ts. */
export const AboutGate = ({ trialDays, graceDays, giftsPerMonth }: GateRules) => (
  <>
    <h2 id="gate">What you may read, and what it costs</h2>
    <p>
      Each title decides who reads it here: everyone, whoever has a free account, everyone for some pieces a month, or members.{' '}
      <a href="/titles">Its page</a> says which. A piece that you may not read yet ends after its first paragraphs and says why; the rest of
      it is not sent to your browser at all. Some titles may be read only in some countries, or later than at their publisher: then the
      piece leads there.
    </p>
    <p>
      <a href="/join">Signing up</a> takes a mail address and the code out of one letter. {trial(trialDays)}
    </p>
    <p>
      <a href="/membership">Membership</a> opens every title at once, as far as the title gives its text to this paper. You end it with one
      click and read on until the last day that is paid.
      {graceDays > 0 && ` When a card fails you go on reading for ${sayDays(graceDays)}, and are told so on every page.`} Where you may
      change a card, find a receipt or leave is on <a href="/account">your account’s page</a>.
    </p>
    {giftsPerMonth > 0 && (
      <p>
        A member may open {giftsPerMonth === 1 ? 'one article' : `${giftsPerMonth} articles`} a month for friends, by a link under the
        piece; they read it without signing up.
      </p>
    )}
  </>
)
