import { fromKysely, type Job, PgBoss } from 'pg-boss'
import { type Database, type Db, sql } from './database.ts'
import type { Log } from './log.ts'

/** What has happened: a fact in the past tense, with the ids that its hearers need. Rooms add theirs by declaration merging in `tables.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms
export interface Events {}
export type EventName = keyof Events & string

/** Which verb hears which event: `relay.ts` is the only one. A hearer gets every fact that waits (up to 50), older
 * transactions' first, in no order within one, and may be told one twice. */
export type Relay = { [Name in EventName]?: (facts: Events[Name][], now: Date) => Promise<void> }

export type Jobs = {
  /** Hears what waits, once around. Gives how many jobs were heard. */
  hear(now: () => Date): Promise<number>
  /** Hears until all is quiet: for tests and for commands that must leave nothing undone. */
  settle(now: () => Date): Promise<void>
  /** Goes on hearing until stop(). `idle`: ms between looks when nothing is said in this process (others may have said something). */
  start(now: () => Date, idle?: number): void
  stop(): Promise<void>
}

// Queues have the same names in every database, so whichever pg-boss this process opened last can write the row: the transaction decides where.
const open: { boss: PgBoss; queues: Set<string> }[] = []
const sleepers = new Set<() => void>()
const wake = () => {
  for (const rouse of sleepers) rouse()
}

/**
 * Says that something has happened, as a job row in the transaction `db`: it is heard if and only if the transaction commits.
 * Throws when the process has not opened its jobs.
 */
export const say = async <Name extends EventName>(db: Db, event: Name, fact: Events[Name]): Promise<void> => {
  const last = open.at(-1)
  if (!last) throw new Error('jobs are not open in this process')
  // pg-boss would look for the queue outside the transaction, and on the embedded database wait for ever.
  if (!last.queues.has(event)) throw new Error(`nobody hears '${event}': it has no line in the relay`)
  await last.boss.send(event, fact as object, { db: fromKysely(db) })
  wake()
}

/** How long a job is tried again, with growing pauses (s): some hours. What has failed for good is kept for a day. */
const patience = {
  retryLimit: 12,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 1800,
  expireInSeconds: 300,
  deleteAfterSeconds: 86_400,
}

/** Two processes that make pg-boss's tables at once would run into each other; the embedded database has one process only, and one session. */
const alone = <T>({ db, kind }: Database, work: () => Promise<T>): Promise<T> =>
  kind === 'embedded'
    ? work()
    : db.connection().execute(async (session) => {
        await sql`select pg_advisory_lock(7235803)`.execute(session)
        try {
          return await work()
        } finally {
          await sql`select pg_advisory_unlock(7235803)`.execute(session)
        }
      })

/**
 * Opens the job table (pg-boss) in `database`; its own schema is made or brought up to date. `first`: events that wait for no other: what all others' hearers ask of mail servers and cash desks, or
 * do with ten thousand articles, may take minutes.
 */
export const openJobs = async (database: Database, relay: Relay, log: Log, { first = [] }: { first?: EventName[] } = {}): Promise<Jobs> => {
  const mine = new PgBoss({
    db: { executeSql: (text, values) => database.run(text, values) as Promise<{ rows: never[] }> },
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    schedule: false,
  })
  mine.on('error', (error) => log.warn('jobs', { why: String(error) }))
  const names = Object.keys(relay) as EventName[]
  const had = await alone(database, async () => {
    await mine.start()
    const there = new Set((await mine.getQueues()).map((queue) => queue.name))
    for (const name of names) if (!there.has(name)) await mine.createQueue(name, patience)
    return there
  })
  // The embedded database has one process at a time: a job still active at the start is one that a killed process was hearing.
  // On a server, pg-boss gives such a job back when its time (expireInSeconds) has run out.
  if (database.kind === 'embedded') await database.run(`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`)
  const opened = { boss: mine, queues: new Set([...had, ...names]) }
  open.push(opened)

  const tell = async (name: EventName, jobs: Job<Events[EventName]>[], now: Date): Promise<void> => {
    const ids = jobs.map((job) => job.id)
    try {
      await (relay[name] as (facts: unknown[], now: Date) => Promise<void>)(
        jobs.map((job) => job.data),
        now,
      )
      await mine.complete(name, ids)
    } catch (error) {
      // One fact that cannot be heard must not take those with it that came in the same batch: each is told alone.
      if (jobs.length > 1) {
        for (const job of jobs) await tell(name, [job], now)
        return
      }
      // A defect, not an outcome: the job goes back, is tried again with growing pauses, and then is kept as failed for the operator to see.
      log.warn(`hearing ${name} failed`, { why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      await mine.fail(name, ids, error instanceof Error ? error : new Error(String(error)))
    }
  }
  const hearOne = async (name: EventName, now: () => Date) => {
    const jobs = (await mine.fetch(name, { batchSize: 50 })) as Job<Events[EventName]>[]
    if (jobs.length > 0) await tell(name, jobs, now())
    return jobs.length
  }
  const waiting = async () => {
    const { rows } = await database.run(`select distinct name from pgboss.job where state < 'active' and start_after <= now()`)
    return (rows as { name: EventName }[]).map((row) => row.name).filter((name) => name in relay)
  }
  const hear = async (now: () => Date, isMine: (name: EventName) => boolean = () => true) => {
    let heard = 0
    for (const name of (await waiting()).filter(isMine)) heard += await hearOne(name, now)
    return heard
  }
  let stopped = false
  let loops: Promise<void>[] = []
  /** Until the time is over, or something was said in this process. */
  const sleep = (time: number) =>
    new Promise<void>((resolve) => {
      const done = () => (clearTimeout(timer), sleepers.delete(rouse), resolve())
      const timer = setTimeout(done, time)
      // Said inside a transaction that has yet to commit: look a moment later.
      const rouse = () => void setTimeout(done, 20)
      sleepers.add(rouse)
    })
  const goOn = async (now: () => Date, idle: number, isMine: (name: EventName) => boolean) => {
    while (!stopped) {
      const heard = await hear(now, isMine).catch((error) => (log.warn('jobs', { why: String(error) }), 0))
      if (heard === 0 && !stopped) await sleep(idle)
    }
  }
  return {
    hear: (now) => hear(now),
    async settle(now) {
      while ((await hear(now)) > 0);
    },
    start(now, idle = 1000) {
      const isFirst = (name: EventName) => first.includes(name)
      loops = [goOn(now, idle, (name) => !isFirst(name)), ...(first.length > 0 ? [goOn(now, idle, isFirst)] : [])]
    },
    async stop() {
      stopped = true
      wake()
      await Promise.all(loops)
      if (open.includes(opened)) open.splice(open.indexOf(opened), 1)
      await mine.stop({ graceful: false, close: false })
    },
  }
}
