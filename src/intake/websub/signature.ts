import { createHmac, timingSafeEqual } from 'node:crypto'

const methods = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/** The value of X-Hub-Signature for a body (WebSub, 7.1). */
export const signatureOf = (method: string, secret: string, body: Uint8Array): string =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

/** Whether a body was signed by who knows `secret`, by one of the methods of WebSub; compared in constant time. No signature is a wrong one. */
export const isSigned = (header: string | undefined, secret: string, body: Uint8Array): boolean => {
  const [, method = '', hex = ''] = /^\s*([a-z0-9]+)=([0-9a-f]{40,128})\s*$/i.exec(header ?? '') ?? []
  if (!methods.has(method.toLowerCase())) return false
  const right = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(hex, 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}
