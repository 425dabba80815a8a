import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { exportRatings, readRatings, takeRatings } from '../titles/titles.ts'
import { jsonLine } from './io.ts'
import { readText } from './open-input.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead titles ratings [FILE] [--json]

Takes what others say of titles' leaning from FILE, or - for standard input; without a file it writes all ratings that are here to standard output, in a form
that it takes back. Masthead comes with no ratings: see to it that you may show those that you bring. Each is shown with who says it and a link to where;
where several rate a title its position is their median. FILE is all that its raters say: what they said before and FILE no longer has, ends. Lines that
cannot be taken are told, and the others taken. A paper on the embedded database must be stopped first.

  title,scheme,value,label,rated_by,link,date
  morning-ledger,leaning,1,lean right,The Media Observatory,https://observatory.example/morning-ledger,2026-05-04

  title     the title's id, as "titles list" tells it
  scheme    leaning, which is what is meant where it is left out
  value     -2 left, -1, 0 centre, 1, 2 right, or between; label alone will do: left, lean left, centre, lean right, right
  JSON      the same names: {"ratings": [{"title": "…", "value": 1, "rated_by": "…", "link": "…", "date": "…"}]}
  --json    one line for each line of FILE: {"line", "taken", "title", "rated_by", "value"} or {"line", "refused"}; without FILE, the ratings as JSON

  npx masthead titles ratings observatory.csv
  npx masthead titles ratings > my-ratings.csv
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    const [file, ...more] = positionals
    if (more.length > 0) throw new UsageError('name one file of ratings, - for standard input, or none to write out those that are here')
    if (!file)
      return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
        await io.out(await exportRatings(db, values.json ? 'json' : 'csv'))
        return 0
      })
    const text = await readText(file, io)
    // Checked before a database is opened for it.
    readRatings(text, file)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      const { taken, refused, ended } = await takeRatings(db, text, file, systemClock())
      if (values.json) {
        for (const { line, form } of taken)
          await jsonLine(io, { line, taken: true, title: form.title, rated_by: form.ratedBy, value: form.value })
        for (const { line, why } of refused) await jsonLine(io, { line, refused: why })
      } else {
        for (const { line, why } of refused) io.err(`${file}, line ${line}: ${why}\n`)
        await io.out(`${taken.length} ${taken.length === 1 ? 'rating' : 'ratings'} taken, ${refused.length} refused, ${ended} ended.\n`)
      }
      return refused.length > 0 ? 1 : 0
    })
  },
}
