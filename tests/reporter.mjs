// One line a file while all is well; the whole story of what fails. The last line is for run.mjs, which adds the parts up.
import { relative } from 'node:path'

const cause = (error) => {
  const inner = error?.cause ?? error
  return inner?.stack ?? inner?.message ?? String(inner)
}

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const failed = new Set()
  const files = new Map()
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.details?.type !== 'suite') {
      if (data.file && data.name === data.file) continue
      if (data.skip !== undefined) {
        counts.skipped++
        yield `  skipped: ${data.name} (${data.skip === true || data.skip === '' ? 'no reason given' : data.skip})\n`
      } else counts.passed++
      if (data.skip === undefined) files.set(data.file, (files.get(data.file) ?? 0) + 1)
    } else if (type === 'test:fail' && data.details?.type !== 'suite') {
      if (data.details?.error?.failureType === 'subtestsFailed') continue
      counts.failed++
      failed.add(data.file)
      yield `✖ ${relative('.', data.file ?? '')} › ${data.name}\n${cause(data.details?.error).replace(/^/gm, '    ')}\n`
    } else if (type === 'test:diagnostic' && data.message.startsWith('fuzz: ')) {
      // What was tried differs with the machine and the seed: it is always said.
      yield `  ${data.message}\n`
    } else if (type === 'test:interrupted') {
      yield `✖ waited for: ${data.tests.map(({ name, file }) => `${relative('.', file ?? '')} › ${name}`).join(', ')}\n`
    } else if (type === 'test:stderr' && process.env.TEST_STDERR) {
      yield data.message
    } else if (type === 'test:summary' && data.file) {
      files.delete(data.file)
      yield `${failed.has(data.file) ? '✖' : '✓'} ${relative('.', data.file)} (${data.counts.passed}, ${Math.round(data.duration_ms)} ms)\n`
    }
  }
  // Files that were tests of one process have no summary of their own.
  for (const [file, passed] of files) yield `${failed.has(file) ? '✖' : '✓'} ${relative('.', file)} (${passed})\n`
  yield `@counts ${JSON.stringify(counts)}\n`
}
