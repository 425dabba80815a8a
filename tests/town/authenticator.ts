import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Value = number | string | Uint8Array | Map<number | string, Value>

const head = (major: number, n: number): Buffer => {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}

/** CBOR (RFC 8949) as far as WebAuthn needs it: whole numbers, texts, bytes, maps. */
const cbor = (value: Value): Buffer => {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])])
  return Buffer.concat([head(2, value.length), value])
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

export type Asked = { challenge: string; rpId?: string; rp?: { id?: string } }

/**
 * An authenticator in software (WebAuthn Level 3, ES256, attestation 'none'): it makes a credential and signs with it, as a browser at `origin` would have
 * it done. `origin` and `rpId` may be given wrong to see them refused.
 */
export const openAuthenticator = ({ origin }: { origin: string }) => {
  const id = randomBytes(32)
  let key: KeyObject | undefined
  let counter = 0
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const flags = { present: 0x01, verified: 0x04, mayBackUp: 0x08, attested: 0x40 }
  const data = (rpId: string, more: number, rest: Uint8Array = new Uint8Array()) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags.present | flags.verified | more]), count, rest])
  }
  const rpIdOf = (asked: Asked) => asked.rpId ?? asked.rp?.id ?? new URL(origin).hostname
  const answer = (response: object) => ({
    id: text(id),
    rawId: text(id),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response,
  })

  return {
    /** What navigator.credentials.create(…).toJSON() gives. */
    create(asked: Asked, from = origin) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      key = pair.privateKey
      const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' })
      const bytes = (part: string) => Buffer.from(part, 'base64url')
      // COSE_Key (RFC 9053): EC2, ES256, P-256.
      const cose = cbor(
        new Map<number, Value>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, bytes(x)],
          [-3, bytes(y)],
        ]),
      )
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const attestation = cbor(
        new Map<string, Value>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data(rpIdOf(asked), flags.attested, credential)],
        ]),
      )
      const client = clientData('webauthn.create', asked.challenge, from)
      return answer({ clientDataJSON: text(client), attestationObject: text(attestation), transports: ['internal'] })
    },
    /** What navigator.credentials.get(…).toJSON() gives. */
    get(asked: Asked, from = origin) {
      if (!key) throw new Error('this authenticator has no passkey')
      const client = clientData('webauthn.get', asked.challenge, from)
      const authData = data(rpIdOf(asked), 0)
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), key)
      return answer({ clientDataJSON: text(client), authenticatorData: text(authData), signature: text(signature) })
    },
  }
}
