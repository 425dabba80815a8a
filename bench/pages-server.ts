import { startPostgres } from '../tests/postgres.mjs'

const folder = new URL('./results/postgres', import.meta.url).pathname

/** What a careful operator would set on a machine of 4 to 8 GB that the paper has to itself; everything else, durability among it, as PostgreSQL comes. */
const settings = [
  'shared_buffers=1GB',
  'effective_cache_size=3GB',
  'work_mem=16MB',
  'maintenance_work_mem=512MB',
  'max_wal_size=4GB',
  'random_page_cost=1.1',
  'autovacuum=off',
]

/** A PostgreSQL server over a folder in bench/results that stays, fsync on. Autovacuum is off so that it does not run in one measurement and not in another. */
export const startPages = (): Promise<{ address: string; stop(): Promise<void> }> => startPostgres({ folder, settings })
