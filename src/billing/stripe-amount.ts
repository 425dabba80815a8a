import { type Money, minorDigits } from '../base/money.ts'
import { Refusal } from '../base/refusal.ts'

// docs.stripe.com/currencies. ISK and UGX have no minor unit, but Stripe counts them in hundredths that must be 00.
const withoutMinor = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const withThree = new Set('BHD JOD KWD OMR TND'.split(' '))
const inWholes = new Set(['ISK', 'UGX'])

const stripeDigits = (currency: string) => (withoutMinor.has(currency) ? 0 : withThree.has(currency) ? 3 : 2)

/**
 * An amount as Stripe writes it, in units that are Stripe's own for some currencies. Throws Refusal 'not-an-amount' for what Stripe cannot take:
 * thousandths of a dinar that are not tens (its card networks have two digits), fractions of a unit that it does not know.
 */
export const toStripe = ({ amount, currency }: Money): number => {
  const shift = stripeDigits(currency) - minorDigits(currency)
  const scaled = shift >= 0 ? amount * 10n ** BigInt(shift) : amount / 10n ** BigInt(-shift)
  const lost = shift < 0 && scaled * 10n ** BigInt(-shift) !== amount
  if (lost || (withThree.has(currency) && scaled % 10n !== 0n) || (inWholes.has(currency) && scaled % 100n !== 0n))
    throw new Refusal('not-an-amount', `Stripe cannot take ${amount} minor units of ${currency}; round the price.`)
  return Number(scaled)
}

/** What Stripe writes, in our minor units; half a unit, where Stripe has finer ones, is rounded away from zero. */
export const fromStripe = (amount: number, currency: string): bigint => {
  const shift = stripeDigits(currency.toUpperCase()) - minorDigits(currency.toUpperCase())
  const exact = BigInt(amount)
  if (shift <= 0) return exact * 10n ** BigInt(-shift)
  const unit = 10n ** BigInt(shift)
  return (exact + (exact < 0n ? -unit : unit) / 2n) / unit
}
