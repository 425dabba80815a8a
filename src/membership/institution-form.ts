import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { isTooWide, rangeText, readRange } from './network-range.ts'

// Anyone can have an address there: such a domain is no institution.
const everyones = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.net gmx.de web.de proton.me protonmail.com mail.ru yandex.ru qq.com 163.com orange.fr free.fr libero.it'.split(
    ' ',
  ),
)

/** The domain of a mail address, or a domain alone, as it is compared: in ASCII and lower case. Empty for what is none. */
export const domainOf = (text: string): string => domainToASCII(text.slice(text.lastIndexOf('@') + 1).trim()).toLowerCase()

const domain = z.string().transform((text, context) => {
  const found = domainOf(text)
  const problem = !/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(found)
    ? `“${text.slice(0, 80)}” is not a mail domain, as uni.example`
    : everyones.has(found)
      ? `${found} is where anyone can have a mail address`
      : undefined
  if (problem === undefined) return found
  context.issues.push({ code: 'custom', message: problem, input: text })
  return z.NEVER
})

const range = z.string().transform((text, context) => {
  const found = readRange(text)
  if (found && !isTooWide(found)) return rangeText(found)
  const message = found
    ? `${rangeText(found)} is too wide for one institution`
    : `“${text.slice(0, 80)}” is not a range of network addresses, as 192.0.2.0/24 or 2001:db8::/32`
  context.issues.push({ code: 'custom', message, input: text })
  return z.NEVER
})

const each = <T>(values: T[]): T[] => [...new Set(values)]

/** An institution whose people read as members: by their mail domain, by the network they are in, or by the provider that they sign in with. */
export const institutionForm = z
  .strictObject({
    name: z.string().trim().min(1, 'must not be empty').max(200, 'must be at most 200 characters'),
    domains: z.array(domain).max(200, 'must be at most 200 domains').default([]).transform(each),
    ranges: z.array(range).max(1000, 'must be at most 1,000 ranges').default([]).transform(each),
    provider: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/, 'must be the id of a provider in the file that SIGN_IN_WITH names')
      .nullable()
      .default(null),
    until: z.date().nullable().default(null),
  })
  .refine(
    ({ domains, ranges, provider }) => domains.length + ranges.length > 0 || provider !== null,
    'must have a mail domain, a network range or a provider',
  )

export type InstitutionForm = z.input<typeof institutionForm>
