import { setTimeout } from 'node:timers/promises'
import { day, hour, minute, second } from '../../base/clock.ts'
import { type Db, inTransaction, sql } from '../../base/database.ts'
import type { Network } from '../../base/fetching.ts'
import type { Robots } from '../../base/robots.ts'
import { keepStatements, type TitleId } from '../../titles/titles.ts'
import { takeHost } from '../claim-due-feeds.ts'
import { readHost } from './read-host.ts'

/** `pause`: ms between two calls. `most`: titles at a time. */
export type MachineUseOutside = { network: Network; robots: Robots; pause?: number; most?: number; stop?: AbortSignal }

type Due = { id: TitleId; home: string | null; feed: string | null; pieces: string[] }

// Claimed by the time of asking: who dies in between is asked again the next day.
const claim = async (db: Db, most: number, now: Date): Promise<Due[]> => {
  const { rows: claimed } = await sql<{ title_id: TitleId }>`
    insert into machine_use_calls as c (title_id, next_at)
    select t.id, ${new Date(now.getTime() + day)} from titles t left join machine_use_calls k on k.title_id = t.id
    where t.left_at is null and (k.next_at is null or k.next_at <= ${now}) order by k.next_at nulls first, t.id limit ${most}
    on conflict (title_id) do update set next_at = excluded.next_at where c.next_at <= ${now} returning c.title_id`.execute(db)
  if (claimed.length === 0) return []
  const { rows } = await sql<Due>`
    select t.id, t.home, (select address from feeds f where f.title_id = t.id and f.left_at is null order by position, id limit 1) as feed,
      (select coalesce(json_agg(a.address), '[]') from (select address from articles where title_id = t.id and state = 'ready' and address is not null order by published_at desc limit 20) a) as pieces
    from titles t where t.id = any(${claimed.map((one) => one.title_id)}) order by t.id`.execute(db)
  return rows
}

const rootOf = (address: string | null | undefined): string | undefined =>
  address && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? `${new URL(address).origin}/` : undefined

const free = (db: Db, hosts: string[], now: Date) =>
  sql`update feed_hosts set busy_until = null, wait_until = greatest(coalesce(wait_until, ${now}), ${new Date(now.getTime() + second)}) where host = any(${hosts})`.execute(
    db,
  )

/**
 * Asks titles' hosts once a day what machines may do with their pieces, and keeps what they say. A host that is being called already is asked ten minutes later, one that could not be
 * read an hour later; what was said before stays meanwhile, an RSL document for as long as it says itself. Gives how many titles were asked.
 */
export const askMachineUses = async (
  db: Db,
  { network, robots, pause = second, most = 20, stop }: MachineUseOutside,
  now: Date,
): Promise<number> => {
  let asked = 0
  for (const { id, home, feed, pieces } of await claim(db, most, now)) {
    if (stop?.aborted) break
    const at = home && rootOf(home) ? home : (rootOf(pieces[0]) ?? rootOf(feed))
    if (!at) continue
    const held: string[] = []
    const take = async (host: string) => {
      if (held.includes(host)) return true
      const taken = await takeHost(db, host, now)
      if (taken) held.push(host)
      return taken
    }
    const wait = async () => void (pause > 0 && (await setTimeout(pause)))
    const read = await readHost({ home: at, pieces }, { network, robots, takeHost: take, pause: wait, stop }, now)
    const nothing = read.answered.length === 0
    const next = new Date(now.getTime() + (nothing ? (held.length === 0 ? 10 * minute : hour) : day))
    await inTransaction(db, async (tx) => {
      await keepStatements(tx, id, { ...read, whole: !nothing }, now)
      await tx
        .updateTable('machine_use_calls')
        .set({ next_at: next, problem: read.problem ?? null })
        .where('title_id', '=', id)
        .execute()
      await free(tx, held, now)
    })
    asked++
  }
  return asked
}
