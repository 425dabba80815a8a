import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase, sql } from '../../src/base/database.ts'
import { type Running, startCommand } from '../town/start-command.ts'
import { openTown, type Town } from '../town/town.ts'

const titles = ['meridian-uk', 'northern-signal', 'estuary-post', 'harbor-city-tribune', 'wattle-dispatch', 'elbbote']
let folder: string
let town: Town
let settings: Record<string, string>
let opened: Date
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'))
  opened = new Date()
  // The town's clock stands, so that what it shows is the same before and after a kill.
  town = await openTown({ opened, now: () => opened })
  const list = join(folder, 'titles.json')
  await writeFile(list, JSON.stringify({ titles: town.titles.filter(({ id }) => titles.includes(id)) }))
  settings = { PORT: '0', DATA_DIR: join(folder, 'paper'), TITLES: list, ALLOW_HOSTS: new URL(town.address).host }
})
after(async () => {
  await town.close()
  await rm(folder, { recursive: true, force: true })
})

/** Resolves when publishers' servers in this process have been asked so many times more. */
const calls = (count: number) =>
  new Promise<void>((resolve) => {
    let left = count
    const seen = () => {
      if (--left > 0) return
      unsubscribe('http.server.request.start', seen)
      resolve()
    }
    subscribe('http.server.request.start', seen)
  })

const kill = async (running: Running) => {
  running.process.kill('SIGKILL')
  await running.ended
}

/** What a killed paper has kept, read from its folder. */
const kept = async () => {
  const database = await openDatabase({ folder: settings.DATA_DIR as string })
  try {
    const { rows } = await sql<{ id: string }>`select id from articles order by id`.execute(database.db)
    return rows.map(({ id }) => id)
  } finally {
    await database.close()
  }
}

test('kill -9 while the database is made, while titles join, and in the middle of calls: nothing kept is lost, and the next start goes on', async () => {
  const moments: [string, (running: Running) => Promise<unknown>][] = [
    ['the port is open, the database is not', (running) => running.says(/opens at/)],
    ['the paper has just opened', (running) => running.says(/is open/)],
    ['the first call', () => calls(1)],
    ['the fifth call', () => calls(5)],
    ['the twentieth call', () => calls(20)],
  ]
  let had: string[] = []
  for (const [words, moment] of moments) {
    const running = startCommand(['start'], settings)
    await moment(running)
    await kill(running)
    const now = words.startsWith('the port') ? [] : await kept()
    assert.deepEqual(
      had.filter((id) => !now.includes(id)),
      [],
      `nothing is lost after a kill at: ${words}`,
    )
    had = now
  }
  assert.ok(had.length > 0, 'the kills came in the middle of the work')

  const last = startCommand(['start'], settings)
  const [, address] = await last.says(/is open: (\S+)/)
  await last.says(/The first paper is set/)
  assert.equal((await fetch(`${address}/health`)).status, 200)
  last.process.kill('SIGTERM')
  assert.equal((await last.ended).code, 0)

  const database = await openDatabase({ folder: settings.DATA_DIR as string })
  try {
    const { rows } = await sql<{ id: string; title_id: string; address: string; story_id: string | null; state: string }>`
      select a.id, a.title_id, a.address, a.state, sa.story_id from articles a left join story_articles sa on sa.article_id = a.id`.execute(
      database.db,
    )
    assert.deepEqual(
      had.filter((id) => !rows.some((row) => row.id === id)),
      [],
      'every article that was kept is still there',
    )
    assert.equal(new Set(rows.map((row) => `${row.title_id} ${row.address}`)).size, rows.length, 'no article is there twice')
    const told = town.events.flatMap((event) =>
      event.tellings.filter(
        ({ title, after, withdrawn }) =>
          titles.includes(title) && event.hours + after <= 0 && !(withdrawn && event.hours + after + withdrawn.after <= 0),
      ),
    )
    assert.equal(rows.length, told.length, 'every telling is in')
    const jobs = await sql<{ waiting: number; failed: number }>`
      select count(*) filter (where state < 'completed') as waiting, count(*) filter (where state = 'failed') as failed from pgboss.job where name not like '\\_\\_%'`.execute(
      database.db,
    )
    assert.equal(jobs.rows[0]?.failed, 0, 'no hearer failed')
    // What was said and not yet heard when the paper was asked to stop is heard by the next start; nothing else may be without a story.
    if (jobs.rows[0]?.waiting === 0)
      assert.ok(
        rows.every((row) => row.story_id),
        'every article has its story',
      )
  } finally {
    await database.close()
  }
})
