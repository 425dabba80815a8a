import { Refusal } from '../base/refusal.ts'
import { type GroupLine, groupTellings } from '../stories/stories.ts'
import { readTelling } from './group-line.ts'
import { type Io, jsonLine } from './io.ts'
import { linesOf, openInput } from './open-input.ts'
import { readWords, UsageError, type Verb } from './verb.ts'

type Read =
  | { ok: true; id: string | number }
  | { ok: false; line: number; problems: { severity: 'error'; code: string; message: string }[] }

/** Everything that is held at once; a line past it is refused rather than the machine's memory filled. */
const mostLines = 1_000_000

const readAll = async (name: string, io: Io) => {
  const order: Read[] = []
  const tellings: GroupLine[] = []
  let n = 0
  for await (const line of linesOf(openInput(name, io))) {
    n++
    if (line !== undefined && line.trim() === '') continue
    const read = line === undefined ? { problem: { code: 'too-long', message: 'The line is longer than 4 MB.' } } : readTelling(line)
    const problem =
      'problem' in read
        ? read.problem
        : tellings.length >= mostLines
          ? { code: 'too-many', message: `Only ${mostLines} articles are grouped at once.` }
          : undefined
    if ('telling' in read && !problem) {
      tellings.push(read.telling)
      order.push({ ok: true, id: read.id })
    } else order.push({ ok: false, line: n, problems: [{ severity: 'error', ...(problem as { code: string; message: string }) }] })
  }
  return { order, tellings }
}

export const verb: Verb = {
  help: `masthead stories group FILE.jsonl [--json]

Says which articles of a stream tell the same story. Each line of FILE is one article: {"id", "title", "text", "ts", "source"}, where ts is an
ISO date (or null), text and source may be missing. FILE may be gzipped; - reads standard input.

  --json   one line for each article, in the order given: {"id", "story"}; a line that cannot be read is {"file", "line", "ok": false, "problems"}

  npx masthead stories group yesterday.jsonl
  zcat week.jsonl.gz | npx masthead stories group - --json > stories.jsonl
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    const [name, ...more] = positionals
    if (!name || more.length > 0) throw new UsageError('name one file of articles, or - for standard input')
    const read = await readAll(name, io).catch((error) => {
      if (!(error instanceof Refusal) || !values.json) throw error
      return error
    })
    if (read instanceof Refusal) {
      await jsonLine(io, { file: name, ok: false, problems: [{ severity: 'error', code: read.code, message: read.message }] })
      return 1
    }
    const { order, tellings } = read
    const grouped = groupTellings(tellings)
    const bad = order.filter((one) => !one.ok).length
    if (values.json) {
      let good = 0
      let text = ''
      for (const one of order) {
        text += `${JSON.stringify(one.ok ? { id: one.id, story: grouped[good++]?.story } : { file: name, ...one })}\n`
        if (text.length > 65_536) {
          await io.out(text)
          text = ''
        }
      }
      await io.out(text)
      return bad > 0 ? 1 : 0
    }
    const stories = Map.groupBy(
      grouped.map(({ story }, n) => ({ story, title: tellings[n]?.title })),
      ({ story }) => story,
    )
    for (const told of stories.values())
      await io.out(`${told.length === 1 ? '1 article' : `${told.length} articles`}\n${told.map(({ title }) => `  ${title}\n`).join('')}`)
    io.err(`${tellings.length} articles, ${stories.size} stories${bad > 0 ? `; ${bad} lines could not be read` : ''}\n`)
    for (const one of order) if (!one.ok) io.err(`  line ${one.line}: ${one.problems[0]?.message}\n`)
    return bad > 0 ? 1 : 0
  },
}
