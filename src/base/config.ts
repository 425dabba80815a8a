import { Refusal } from './refusal.ts'

type Setting<T> = { parse: (text: string) => T; fallback: T; says: string }

const setting = <T>(fallback: T, parse: (text: string) => T, says: string): Setting<T> => ({ parse, fallback, says })
const text = (value: string) => value
const whole = (least: number, most: number) => (value: string) => {
  const n = Number(value)
  if (!/^\d+$/.test(value) || n < least || n > most) throw new Error(`must be a whole number from ${least} to ${most}`)
  return n
}
const list = (value: string) =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
const oneOf =
  <T extends string>(...words: T[]) =>
  (value: string) => {
    const found = list(value).map((word) => words.find((known) => known === word))
    if (found.length === 0 || found.includes(undefined)) throw new Error(`must be one or more of ${words.join(', ')}`)
    return found as T[]
  }
const word =
  <T extends string>(...words: T[]) =>
  (value: string) => {
    const found = words.find((known) => known === value)
    if (!found) throw new Error(`must be one of ${words.join(', ')}`)
    return found
  }
const yesOrNo = (value: string) => word('yes', 'no')(value) === 'yes'
const long = (least: number) => (value: string) => {
  if (value.length < least) throw new Error(`must have ${least} characters or more`)
  return value
}
const headerName = (value: string) => {
  if (!/^[\w-]+$/.test(value)) throw new Error('must be the name of a header, as CF-IPCountry')
  return value.toLowerCase()
}
const language = (value: string) => {
  if (!/^[a-z]{2,3}$/.test(value)) throw new Error('must be a language, as en or de')
  return value
}
const countries = (value: string) => {
  const found = list(value.toUpperCase())
  if (found.some((code) => !/^[A-Z]{2}$/.test(code))) throw new Error('must be countries, as AU or AU,NZ')
  return found
}
const url =
  (...schemes: string[]) =>
  (value: string) => {
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol))
      throw new Error(`must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`)
    return value
  }

const urls = (value: string) => list(value).map(url('http:', 'https:'))

/** Every setting there is: its default, how it is read, and one sentence. docs/configuration.md is made from this table. */
export const settings = {
  PORT: setting(4100, whole(0, 65535), 'The port that the paper is served on; 0 takes any free one.'),
  HOST: setting('127.0.0.1', text, 'The address to listen on; 0.0.0.0 behind a reverse proxy on another machine or in a container.'),
  PUBLIC_URL: setting<string | undefined>(
    undefined,
    url('http:', 'https:'),
    'The address that readers use, for feeds, sitemap and canonical links; http://localhost:PORT when unset.',
  ),
  PAPER_NAME: setting('Masthead', text, 'The name of your paper, on every page.'),
  DATA_DIR: setting('data/paper', text, 'Where the embedded database and picture cache lie.'),
  DATABASE_URL: setting<string | undefined>(
    undefined,
    url('postgres:', 'postgresql:'),
    'A PostgreSQL server to use in place of the embedded database.',
  ),
  DATABASE_CONNECTIONS: setting(10, whole(2, 500), 'How many connections to the PostgreSQL server this process may hold.'),
  RUN: setting<('web' | 'work')[]>(['web', 'work'], oneOf('web', 'work'), 'The parts that this process runs: web, work, or web,work.'),
  CALLS_AT_ONCE: setting(16, whole(1, 500), 'How many feeds are called at the same time (never more than one per host).'),
  HOME_PAGES: setting<'on' | 'off'>(
    'on',
    word('on', 'off'),
    'Whether titles’ home pages are looked at, politely, to learn where their pieces stand (docs/decisions/home-pages.md): on or off.',
  ),
  ALLOW_HOSTS: setting<string[]>(
    [],
    list,
    'Host names or host:port that intake may call although their addresses are private, comma-separated.',
  ),
  INBOX: setting<string | undefined>(
    undefined,
    text,
    'A folder with one sub-folder for each title, named by its id, where publishers’ systems drop documents (docs/running.md).',
  ),
  HUB: setting<string[]>([], urls, 'WebSub hubs that are told when a feed of ours has changed, comma-separated; none is named when unset.'),
  LANGUAGE: setting('en', language, "The language of the front page and the sections, as en or de; a country's page speaks its own."),
  REGION: setting<string[]>(
    [],
    countries,
    'The countries whose titles count a little more in Top stories and the sections, as AU or AU,NZ; none does when unset.',
  ),
  CONTACT: setting<string | undefined>(undefined, text, 'An address or mailbox for publishers, told in the User-Agent.'),
  TITLES: setting<string | undefined>(undefined, text, 'A file of titles (OPML or our own form) in place of the starter catalogue.'),
  SECRET: setting<string | undefined>(
    undefined,
    long(32),
    'What cookies, letters and tokens are sealed with, 32 characters or more; made and kept in DATA_DIR/secret when unset. Processes on several machines need the same.',
  ),
  SMTP_URL: setting<string | undefined>(
    undefined,
    url('smtp:', 'smtps:'),
    'The mail server that sends letters, as smtps://name:password@mail.example.org; unset, letters wait on the page /outbox, for this machine only.',
  ),
  MAIL_FROM: setting<string | undefined>(undefined, text, 'Who letters are from, as Masthead <paper@example.org>; needed with SMTP_URL.'),
  TRIAL_DAYS: setting(14, whole(0, 365), 'How many days a new reader reads everything free of charge.'),
  GRACE_DAYS: setting(7, whole(0, 60), 'How many days a member whose card was refused goes on reading.'),
  GIFTS_PER_MONTH: setting(5, whole(0, 100), 'How many articles a member may open for friends each month, by a link.'),
  DISPOSABLE_MAIL: setting<'no-trial' | 'refuse' | 'allow'>(
    'no-trial',
    word('no-trial', 'refuse', 'allow'),
    'What a new reader with a throw-away mail address gets: no-trial, refuse, or allow.',
  ),
  SIGN_IN_WITH: setting<string | undefined>(
    undefined,
    text,
    'A JSON file of OpenID Connect providers, Google and Apple among them, that readers may sign in with (docs/running.md).',
  ),
  TRUST_PROXY: setting(
    0,
    whole(0, 10),
    'How many reverse proxies stand before the paper and write X-Forwarded-For; 0 believes no such header.',
  ),
  COUNTRY_HEADER: setting<string | undefined>(
    undefined,
    headerName,
    'The request header in which your proxy tells the country of the reader (ISO 3166), for territories and prices; none is believed when unset.',
  ),
  CASH_DESK: setting<'stripe' | 'test' | 'invoice' | undefined>(
    undefined,
    word('stripe', 'test', 'invoice'),
    'Where members pay: stripe, invoice (you mark invoices as paid), or test (nothing is paid); stripe when its key is set, else invoice.',
  ),
  STRIPE_SECRET_KEY: setting<string | undefined>(undefined, text, 'The secret key of your Stripe account, which begins with sk_.'),
  STRIPE_WEBHOOK_SECRET: setting<string | undefined>(
    undefined,
    text,
    'What Stripe signs its messages to /hooks/stripe with; it begins with whsec_ and is needed with STRIPE_SECRET_KEY.',
  ),
  STRIPE_TAX: setting(false, yesOrNo, 'Whether Stripe works out taxes (Stripe Tax): yes or no.'),
  STRIPE_API: setting<string | undefined>(undefined, url('http:', 'https:'), 'Another address of the Stripe interface, for tests.'),
}

export type Config = { [Name in keyof typeof settings]: (typeof settings)[Name]['fallback'] }

/**
 * Reads the configuration from `environment` (empty values count as unset).
 * Throws Refusal 'wrong-settings' that lists every mistake at once.
 */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const mistakes: string[] = []
  const config = Object.fromEntries(
    Object.entries(settings).map(([name, { parse, fallback }]) => {
      const value = environment[name]
      if (value === undefined || value === '') return [name, fallback]
      try {
        return [name, (parse as (text: string) => unknown)(value)]
      } catch (error) {
        mistakes.push(`${name}=${value} ${(error as Error).message}`)
        return [name, fallback]
      }
    }),
  ) as Config
  const needs = (has: keyof Config, needed: keyof Config) => {
    if (config[has] && !config[needed]) mistakes.push(`${has} needs ${needed} too`)
  }
  needs('SMTP_URL', 'MAIL_FROM')
  needs('STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET')
  if (config.CASH_DESK === 'stripe' && !config.STRIPE_SECRET_KEY) mistakes.push('CASH_DESK=stripe needs STRIPE_SECRET_KEY too')
  if (mistakes.length > 0)
    throw new Refusal('wrong-settings', `Wrong settings: ${mistakes.join('; ')}. See docs/configuration.md.`, { mistakes })
  return config
}

/** The configuration of this process: the one place where process.env is read. `over`: what the command line says instead. */
export const configFromEnvironment = (over: Partial<Record<keyof Config, string>> = {}): Config => readConfig({ ...process.env, ...over })

/** The environment of this process with some more in it, for a program that it starts. */
export const environmentWith = (more: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...more })
