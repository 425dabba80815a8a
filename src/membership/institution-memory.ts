import type { Db } from '../base/database.ts'
import { domainOf } from './institution-form.ts'
import { type Institution, listInstitutions } from './institutions.ts'
import { rangeTable, readRange } from './network-range.ts'
import type { InstitutionId } from './tables.ts'

/** An institution to which someone belongs at the moment. */
export type Belonging = { id: InstitutionId; name: string; until: Date | null }

/** Whose people are who asks from the address, or has a confirmed mail address, or signed in with the provider. */
export type Institutions = {
  /** By network address, as it is told by the socket or a trusted proxy. */
  at(ip: string, now: Date): Promise<Belonging | undefined>
  /** By what is known of a reader. `mail` must be one that he has shown to be his; the provider is that of the session or account. */
  of(reader: { mail?: string; provider?: string | null }, now: Date): Promise<Belonging | undefined>
  /**
   * Whether any institution has a network, at once: true as well while that is not known, so that whoever is told "no" need not ask `at`. Asks anew when what is
   * known is old.
   */
  haveNetworks(now: Date): boolean
  /** Forgets what is known, so that the next question asks the database. */
  forget(): void
}

const tablesOf = (all: readonly Institution[]) => {
  const here = all.filter((one) => one.endedAt === null)
  return {
    hasRanges: here.some((one) => one.ranges.length > 0),
    at: rangeTable(
      here.flatMap((one) =>
        one.ranges.flatMap((text) => {
          const range = readRange(text)
          return range ? [[range, one] as const] : []
        }),
      ),
    ),
    domains: new Map(here.flatMap((one) => one.domains.map((domain) => [domain, one] as const))),
    providers: new Map(here.flatMap((one) => (one.provider === null ? [] : [[one.provider, one] as const]))),
  }
}

type Tables = ReturnType<typeof tablesOf>

/**
 * The institutions, kept in this process and asked for again when `seconds` have gone by, so that no page adds a query. What an operator changes is so heard of
 * in every process within that time; what ends by its date ends to the second.
 */
export const openInstitutions = ({ db, seconds = 60 }: { db: Db; seconds?: number }): Institutions => {
  let known: { tables: Tables; since: number } | undefined
  let asking: Promise<Tables> | undefined
  const ask = async (now: Date): Promise<Tables> => {
    const tables = tablesOf(await listInstitutions(db))
    known = { tables, since: now.getTime() }
    return tables
  }
  const tables = (now: Date): Promise<Tables> | Tables => {
    const age = known ? now.getTime() - known.since : Number.NaN
    if (known && age >= 0 && age < seconds * 1000) return known.tables
    // One asks, however many pages wait; an answer that failed is not kept.
    const mine =
      asking ??
      ask(now).finally(() => {
        if (asking === mine) asking = undefined
      })
    asking = mine
    return mine
  }
  const belonging = (found: Institution | undefined, now: Date): Belonging | undefined =>
    found && (found.until === null || now < found.until) ? { id: found.id, name: found.name, until: found.until } : undefined
  return {
    at: async (ip, now) => belonging((await tables(now)).at(ip), now),
    async of({ mail, provider }, now) {
      const { domains, providers } = await tables(now)
      return (
        belonging((mail && domains.get(domainOf(mail))) || undefined, now) ??
        belonging((provider && providers.get(provider)) || undefined, now)
      )
    },
    haveNetworks(now) {
      const told = tables(now)
      if (!(told instanceof Promise)) return told.hasRanges
      // Whoever asks for it next is told what went wrong.
      told.catch(() => {})
      return known?.tables.hasRanges ?? true
    },
    forget() {
      known = asking = undefined
    },
  }
}

/** As Institutions.of, from the database: for the moment in which someone signs in. */
export const institutionFor = (db: Db, reader: { mail?: string; provider?: string | null }, now: Date): Promise<Belonging | undefined> =>
  openInstitutions({ db }).of(reader, now)
