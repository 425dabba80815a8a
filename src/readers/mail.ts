import { domainToASCII } from 'node:url'

// One mailbox of RFC 5321 as people have it: no quotes, no comments, no address literals. Nothing in it can end a header line.
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
// Checked before IDNA, which drops line breaks and reads %6d as m.
const written = /^[\p{L}\p{M}\p{N}.-]+$/u
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** A mail address as it is kept: lower case, its domain in ASCII (IDNA); undefined when it is none, or longer than RFC 5321 allows. */
export const readMail = (text: string): string | undefined => {
  const mail = text.trim()
  const at = mail.lastIndexOf('@')
  if (mail.length > 254 || at < 1 || at > 64 || !written.test(mail.slice(at + 1))) return undefined
  const name = mail.slice(0, at).toLowerCase()
  const host = domainToASCII(mail.slice(at + 1)).toLowerCase()
  const whole = `${name}@${host}`
  return local.test(name) && domain.test(host) && whole.length <= 254 ? whole : undefined
}

/** The domain of an address that `readMail` gave. */
export const domainOf = (mail: string): string => mail.slice(mail.lastIndexOf('@') + 1)

const same: Record<string, string> = {
  'googlemail.com': 'gmail.com',
  'pm.me': 'proton.me',
  'protonmail.com': 'proton.me',
  // One box under all of its names (Yandex and Apple say so in their help pages).
  'ya.ru': 'yandex.ru',
  'yandex.com': 'yandex.ru',
  'yandex.by': 'yandex.ru',
  'yandex.kz': 'yandex.ru',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
}
// Providers that deliver name.with.dots to namewithdots (Google says so in its help pages).
const dotless = new Set(['gmail.com'])

/**
 * One person's address, however he writes it: without what follows a '+' (RFC 5233 calls it a detail; nearly every provider delivers it to the same box),
 * without dots where they say nothing, under the provider's first name. To find a person again, never to write to.
 */
export const normalMail = (mail: string): string => {
  const read = readMail(mail) ?? mail.trim().toLowerCase()
  const host = same[domainOf(read)] ?? domainOf(read)
  const name = read.slice(0, read.lastIndexOf('@')).split('+')[0] ?? ''
  if (dotless.has(host)) return `${name.replaceAll('.', '')}@${host}`
  // There a dot and a hyphen are the same sign.
  return `${host === 'yandex.ru' ? name.replaceAll('-', '.') : name}@${host}`
}
