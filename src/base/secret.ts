import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { Refusal } from './refusal.ts'

/** The paper's secret, from which a key of its own is drawn for each purpose. It never leaves the process. */
export type Secret = { keyFor(purpose: string): Buffer; text: string }

/** The secret that `text` (32 characters or more) spells: for the setting SECRET, and for tests. */
export const secretOf = (text: string): Secret => {
  const keys = new Map<string, Buffer>()
  return {
    text,
    keyFor(purpose) {
      const known = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', text, 'masthead', purpose, 32))
      keys.set(purpose, known)
      return known
    },
  }
}

/** A file that was cut short, by a full disk or a power cut, would be a secret that anybody can guess. */
const readSecret = (path: string): Secret => {
  const text = readFileSync(path, 'utf8').trim()
  if (text.length < 32) throw new Error('it has less than 32 characters')
  return secretOf(text)
}

/**
 * The secret of this paper: the setting SECRET, or the one in DATA_DIR/secret, which the first start makes. Processes that start together agree on
 * one. Throws Refusal 'secret-unreadable'.
 */
export const openSecret = ({ SECRET, DATA_DIR }: Pick<Config, 'SECRET' | 'DATA_DIR'>): Secret => {
  if (SECRET) return secretOf(SECRET)
  const path = join(DATA_DIR, 'secret')
  try {
    const mine = `${path}.${process.pid}`
    mkdirSync(DATA_DIR, { recursive: true })
    try {
      return readSecret(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    writeFileSync(mine, `${newToken()}\n`, { mode: 0o600 })
    try {
      // A link is made once or not at all: of two processes one wins, and both read what lies there.
      linkSync(mine, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(mine, { force: true })
    }
    return readSecret(path)
  } catch (error) {
    throw new Refusal(
      'secret-unreadable',
      `The paper's secret cannot be kept in ${path} (${(error as Error).message}). Set SECRET instead.`,
    )
  }
}

/** `bytes` of chance as base64url: for tokens that are sent to people. */
export const newToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** A print (HMAC-SHA-256, RFC 2104, base64url) of `text`: it finds what was printed before, and nobody without the secret can make one or guess the text. */
export const printOf = (secret: Secret, purpose: string, text: string): string =>
  createHmac('sha256', secret.keyFor(`print ${purpose}`))
    .update(text)
    .digest('base64url')

/** `text` that only this paper can read, and that nobody can change unseen: AES-256-GCM (NIST SP 800-38D) with a nonce of 96 bits, as base64url. */
export const seal = (secret: Secret, purpose: string, text: string): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret.keyFor(`seal ${purpose}`), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** What was sealed for the same purpose; undefined when it was not, or was changed since. */
export const unseal = (secret: Secret, purpose: string, sealed: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return undefined
  const decipher = createDecipheriv('aes-256-gcm', secret.keyFor(`seal ${purpose}`), bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
