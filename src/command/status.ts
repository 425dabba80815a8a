import { type Config, configFromEnvironment } from '../base/config.ts'
import { Refusal } from '../base/refusal.ts'
import { gatherStatus, type Status, tellStatus } from './gather-status.ts'
import { type Io, jsonLine } from './io.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

/** The embedded database belongs to the running paper alone, so that one is asked how it is. */
const askRunning = async ({ HOST, PORT }: Config, refusal: Refusal, json: boolean | undefined, io: Io): Promise<ExitCode> => {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST
  const address = `http://${host}:${PORT}/health`
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000) })
    .then(async (response) => ({ ok: response.ok, health: (await response.json()) as { edition?: string | null } }))
    .catch(() => undefined)
  const words = `The data folder is in use by the running paper (process ${refusal.facts.holder}), so its tables cannot be read from here.`
  if (json)
    await jsonLine(io, {
      ok: answer?.ok ?? false,
      running: true,
      address,
      health: answer?.health ?? null,
      problems: answer?.ok ? [] : [{ severity: 'error', code: 'no-answer', message: `${address} does not say that all is well.` }],
    })
  else if (answer?.ok)
    await io.out(
      `${words}\nIt answers at ${address}: all is well${answer.health.edition ? `, the front page was last set at ${answer.health.edition}` : ''}.\nStop it for the whole status.\n`,
    )
  else await io.out(`${words}\nIt does not answer at ${address}; if it runs on another port, say so: PORT=8080 npx masthead status\n`)
  return answer?.ok ? 0 : 1
}

export const verb: Verb = {
  help: `masthead status [--json]

How the paper is: titles, feeds by state, the troubled ones with the reason, articles, stories, when the front page was last set, jobs, size.
Against a PostgreSQL server (DATABASE_URL) while the paper runs; an embedded database is read when the paper is stopped, and while it runs the
paper is asked at /health.

  --json   one line: {"ok", "running", "titles", "feeds": {state: count}, "hubs": {state: count}, "troubled": [{"title", "address", "code", "problem"}], "articles",
           "stories", "edition", "jobs": {"waiting", "failed"}, "bytes"}
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError(`status takes no "${positionals[0]}"`)
    const config = configFromEnvironment()
    let status: Status
    try {
      status = await withOwnDatabase(config, {}, ({ db }) => gatherStatus(db))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'folder-locked') return askRunning(config, error, values.json, io)
      throw error
    }
    if (values.json) await jsonLine(io, { ok: true, running: null, ...status })
    else await io.out(tellStatus(status))
    return 0
  },
}
