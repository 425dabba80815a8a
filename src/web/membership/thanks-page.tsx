import type { Standing } from '../../membership/membership.ts'
import { inLanguage } from '../furniture/desks.ts'
import type { Onward } from './going-on.ts'
import { standingWords } from './standing-words.ts'

/** How an order stands, as its page tells it. */
export type Arrived = 'paid' | 'waiting' | 'refused' | 'gone'

type Thanks = {
  state: Arrived
  gift: boolean
  standing: Standing
  plan: string | undefined
  /** How often this page has looked already. */
  looked: number
  order: string
  /** Where the reader was going when he set out to pay. */
  onward: Onward | undefined
}

/** Seconds until the page looks again, longer each time; undefined once it has looked for some minutes. */
export const lookAgain = (looked: number): number | undefined => [3, 5, 10, 20, 30, 60, 60][looked]

/** What a reader has paid for first of all: the piece at whose gate he stood. */
const GoOn = ({ to, headline, language }: Onward) =>
  headline ? (
    <p class="go-on">
      <a href={to}>
        <span>Go on reading: </span>
        <b {...inLanguage(language ?? null)}>{headline}</b>
      </a>
    </p>
  ) : null

const Paid = ({ gift, standing, plan, onward }: Thanks) =>
  gift ? (
    <>
      <p class="page-says">Your gift is paid. Its code is on the page of your gifts, and in a letter on its way to you.</p>
      <p class="acts">
        <a class="button" href="/membership/gifts">
          Your gifts
        </a>
      </p>
    </>
  ) : (
    <>
      {onward && <GoOn {...onward} />}
      <p class="page-says">
        {standingWords(standing, plan).has}. {standingWords(standing, plan).follows}
      </p>
      <p class="acts">
        <a class={onward?.headline ? 'button open' : 'button'} href={onward?.headline ? '/' : (onward?.to ?? '/')}>
          {onward?.headline ? 'Top stories' : 'Go on reading'}
        </a>
        <a href="/membership/receipts">Your receipt</a>
      </p>
    </>
  )

const Waiting = ({ looked, order }: Thanks) => {
  const next = lookAgain(looked)
  return (
    <>
      <p class="page-says" role="status">
        The cash desk has not told us of your payment yet. We have just asked it.
      </p>
      <p>
        {next === undefined
          ? 'It takes longer than usual. You need not wait: as soon as the payment is known you are a member, on every device. If nothing has come by tomorrow, nothing was taken.'
          : `This page looks again by itself in ${next} seconds. You need not wait for it: you are a member as soon as the payment is known.`}
      </p>
      <p class="acts">
        <a class="button open" href="/">
          Go on reading
        </a>
        {next === undefined && <a href={`/membership/thanks?order=${encodeURIComponent(order)}`}>Look again</a>}
      </p>
    </>
  )
}

const Nothing = ({ state }: Thanks) => (
  <>
    <p class="page-says">
      {state === 'refused' ? 'The card was refused. Nothing was taken.' : 'The payment was left before its end. Nothing was taken.'}
    </p>
    <p class="acts">
      <a class="button" href="/membership">
        Try again
      </a>
    </p>
  </>
)

export const thanksTitle = (state: Arrived): string =>
  ({ paid: 'Thank you', waiting: 'Waiting for the cash desk', refused: 'That did not work', gone: 'Not paid' })[state]

export const ThanksPage = (thanks: Thanks) =>
  thanks.state === 'paid' ? <Paid {...thanks} /> : thanks.state === 'waiting' ? <Waiting {...thanks} /> : <Nothing {...thanks} />
