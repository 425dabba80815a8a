import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../base/refusal.ts'

const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most, `must be at most ${most} characters`)
// A provider's word signs people in: nobody on the way may change it.
const safely = (address: string) => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
}

// What their documents say: developers.google.com/identity/openid-connect, developer.apple.com/documentation/signinwithapple.
const presets: Record<string, { name: string; discovery: string; scopes: string[] }> = {
  google: {
    name: 'Google',
    discovery: 'https://accounts.google.com/.well-known/openid-configuration',
    scopes: ['openid', 'email', 'profile'],
  },
  apple: { name: 'Apple', discovery: 'https://appleid.apple.com/.well-known/openid-configuration', scopes: ['openid', 'email', 'name'] },
}

/** One provider of the file: generic, or Google or Apple by their ids, whose name and discovery are known. Apple's secret is made from a key (ES256) again and again. */
export const providerForm = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case letters, digits and single hyphens')
      .max(40),
    name: words(60).optional(),
    discovery: z.string().refine(safely, 'must be an https address, as https://id.example.org/.well-known/openid-configuration').optional(),
    clientId: words(300),
    clientSecret: words(2000).optional(),
    scopes: z.array(words(100)).max(20).optional(),
    teamId: words(40).optional(),
    keyId: words(40).optional(),
    privateKey: z.string().includes('PRIVATE KEY', { message: 'must be the text of the .p8 file' }).optional(),
  })
  .transform((one, context) => {
    const preset = presets[one.id]
    const wrong = (message: string) => (context.issues.push({ code: 'custom', message, input: one }), z.NEVER)
    if (one.id === 'credential') return wrong('this id is taken by passwords')
    const name = one.name ?? preset?.name
    const discovery = one.discovery ?? preset?.discovery
    if (!name) return wrong('name is missing')
    if (!discovery) return wrong('discovery is missing')
    const { teamId, keyId, privateKey, clientSecret } = one
    const key = teamId && keyId && privateKey ? { teamId, keyId, privateKey } : undefined
    if (!key && (teamId || keyId || privateKey)) return wrong('teamId, keyId and privateKey go together')
    if (!key && !clientSecret) return wrong('clientSecret is missing')
    const scopes = one.scopes ?? preset?.scopes ?? ['openid', 'email', 'profile']
    return { id: one.id, name, discovery, clientId: one.clientId, clientSecret, key, scopes }
  })

export type Provider = z.infer<typeof providerForm>

const listForm = z
  .array(providerForm)
  .max(20, 'at most 20 providers')
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two providers have the same id')

/** Reads the file that SIGN_IN_WITH names. Throws Refusal 'wrong-providers' with every mistake, and never with a secret. */
export const readProviders = (file: string | undefined): Provider[] => {
  if (!file) return []
  const wrong = (why: string) => new Refusal('wrong-providers', `SIGN_IN_WITH=${file} cannot be used: ${why}. See docs/running.md.`)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw wrong((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it cannot be read')
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw wrong('it is not JSON')
  }
  const read = listForm.safeParse(json)
  if (!read.success) throw wrong(read.error.issues.map(({ path, message }) => `${path.join('.') || 'the list'}: ${message}`).join('; '))
  return read.data
}
