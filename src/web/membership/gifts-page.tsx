import type { GivenGift } from '../../membership/membership.ts'
import { dayOf } from './standing-words.ts'
import { ToCopy } from './to-copy.tsx'

export const monthsOf = (months: number): string => (months === 12 ? 'A year' : months === 1 ? 'A month' : `${months} months`)

const Given = ({ gift, address }: { gift: GivenGift; address: string }) => (
  <li>
    <div class="what">
      <b>{monthsOf(gift.months)}</b>
      <small>
        Bought on {dayOf(gift.boughtAt)}
        {gift.state !== 'paid'
          ? ' · taken back with the money'
          : gift.redeemedAt
            ? ` · redeemed on ${dayOf(gift.redeemedAt)}`
            : ' · not redeemed yet'}
      </small>
    </div>
    {gift.code && (
      <div class="pass-on">
        <ToCopy label="Code" text={gift.code} />
        <small>Pass on the code, or this link:</small>
        <ToCopy label="Link" text={`${address}/gifts/${gift.code}`} small />
      </div>
    )}
  </li>
)

/** What the reader has given, and whether it has arrived. */
export const GiftsPage = ({ gifts, address }: { gifts: GivenGift[]; address: string }) => (
  <>
    {gifts.length === 0 ? (
      <p class="page-says">You have given no membership yet. You pay once, get a code, and pass it on as you like.</p>
    ) : (
      <>
        <p class="page-says">Whoever has a code can redeem it once. You see that it was redeemed, not by whom.</p>
        <ul class="listed gifts">
          {gifts.map((gift) => (
            <Given gift={gift} address={address} />
          ))}
        </ul>
      </>
    )}
    <p class="acts">
      <a class="button open" href="/membership#presents">
        Give a membership
      </a>
      <a href="/account/gifts">Articles that you have given</a>
    </p>
  </>
)
