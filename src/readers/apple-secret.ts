import { createPrivateKey, sign } from 'node:crypto'
import type { Provider } from './provider-form.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * The client secret that Apple asks for: a JWT signed with the team's key (ES256), good for minutes here where Apple allows six months.
 * developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret
 */
export const appleSecret = ({ clientId, key }: { clientId: string; key: NonNullable<Provider['key']> }, now: Date): string => {
  const from = Math.floor(now.getTime() / 1000)
  const head = part({ alg: 'ES256', kid: key.keyId })
  const body = part({ iss: key.teamId, iat: from, exp: from + 600, aud: 'https://appleid.apple.com', sub: clientId })
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), { key: createPrivateKey(key.privateKey), dsaEncoding: 'ieee-p1363' })
  return `${head}.${body}.${signature.toString('base64url')}`
}
