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
const language = (value: string) => {
  if (!/^[a-z]{2,3}$/.test(value)) throw new Error('must be a language, as en or de')
  return value
}
const url =
  (...schemes: string[]) =>
  (value: string) => {
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol))
      throw new Error(`must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`)
    return value
  }

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
  ALLOW_HOSTS: setting<string[]>(
    [],
    list,
    'Host names or host:port that intake may call although their addresses are private, comma-separated.',
  ),
  LANGUAGE: setting('en', language, "The language of the front page and the sections, as en or de; a country's page speaks its own."),
  CONTACT: setting<string | undefined>(undefined, text, 'An address or mailbox for publishers, told in the User-Agent.'),
  TITLES: setting<string | undefined>(undefined, text, 'A file of titles (OPML or our own form) in place of the starter catalogue.'),
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
  )
  if (mistakes.length > 0)
    throw new Refusal('wrong-settings', `Wrong settings: ${mistakes.join('; ')}. See docs/configuration.md.`, { mistakes })
  return config as Config
}

/** The configuration of this process: the one place where process.env is read. `over`: what the command line says instead. */
export const configFromEnvironment = (over: Partial<Record<keyof Config, string>> = {}): Config => readConfig({ ...process.env, ...over })

/** The environment of this process with some more in it, for a program that it starts. */
export const environmentWith = (more: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...more })
