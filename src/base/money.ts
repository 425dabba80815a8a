import { Refusal } from './refusal.ts'

/** An amount in minor units (cents; whole yen; thousandths of a dinar) of a currency by its ISO 4217 code. Never a fraction. */
export type Money = { amount: bigint; currency: string }

// ISO 4217, table A.1: currencies whose minor unit is not a hundredth. Intl follows what shops round to instead, which is less for some.
const digitsOf = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code): [string, number] => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code): [string, number] => [code, 3]),
  ['CLF', 4],
  ['UYW', 4],
])

/** How many digits of a currency are minor units: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217). Throws Refusal 'no-such-currency'. */
export const minorDigits = (currency: string): number => {
  if (!/^[A-Z]{3}$/.test(currency) || !Intl.supportedValuesOf('currency').includes(currency))
    throw new Refusal('no-such-currency', `${currency.slice(0, 20)} is not a currency's code, as EUR is.`)
  return digitsOf.get(currency) ?? 2
}

/** An amount as a decimal numeral, '9.99', without passing through a floating-point number. */
export const decimalOf = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency)
  const whole = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0')
  const text = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`
  return amount < 0n ? `-${text}` : text
}

/** An amount in words of `language`: '€9.99'. */
export const sayMoney = (money: Money, language = 'en'): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: minorDigits(money.currency),
    maximumFractionDigits: minorDigits(money.currency),
  }).format(decimalOf(money) as Intl.StringNumericLiteral)

/** Reads '9.99' as an amount of `currency`. Throws Refusal 'not-an-amount' for signs, letters, and more digits than the currency has. */
export const parseMoney = (text: string, currency: string): Money => {
  const digits = minorDigits(currency)
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.trim())
  const minor = found?.[2] ?? ''
  if (!found || minor.length > digits)
    throw new Refusal(
      'not-an-amount',
      `“${text.slice(0, 40)}” is not an amount of ${currency}; write ${digits === 0 ? '10' : `9.${'9'.repeat(digits)}`}.`,
    )
  return { amount: BigInt(found[1] + minor.padEnd(digits, '0')), currency }
}
