// One line a file while all is well; the whole story of what fails. The last line is for run.mjs, which adds the processes up.
import { relative } from 'node:path'

const cause = (error) => {
  const inner = error?.cause ?? error
  return inner?.stack ?? inner?.message ?? String(inner)
}

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const files = new Map()
  const of = (file) => {
    const name = relative('.', file ?? '')
    if (!files.has(name)) files.set(name, { passed: 0, failed: false, ms: 0 })
    return files.get(name)
  }
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.details?.type !== 'suite') {
      const file = of(data.file)
      if (data.nesting === 0) file.ms += data.details?.duration_ms ?? 0
      if (data.skip !== undefined) {
        counts.skipped++
        yield `  skipped: ${data.name} (${data.skip === true || data.skip === '' ? 'no reason given' : data.skip})\n`
      } else {
        counts.passed++
        file.passed++
      }
    } else if (type === 'test:fail' && data.details?.type !== 'suite') {
      if (data.details?.error?.failureType === 'subtestsFailed') continue
      counts.failed++
      of(data.file).failed = true
      yield `✖ ${relative('.', data.file ?? '')} › ${data.name}\n${cause(data.details?.error).replace(/^/gm, '    ')}\n`
    } else if (type === 'test:diagnostic' && data.message.startsWith('fuzz: ')) {
      // What was tried differs with the machine and the seed: it is always said.
      yield `  ${data.message}\n`
    } else if (type === 'test:interrupted') {
      yield `✖ waited for: ${data.tests.map(({ name, file }) => `${relative('.', file ?? '')} › ${name}`).join(', ')}\n`
    }
  }
  for (const [name, { passed, failed, ms }] of files) yield `${failed ? '✖' : '✓'} ${name} (${passed}, ${Math.round(ms)} ms)\n`
  yield `@counts ${JSON.stringify(counts)}\n`
}
