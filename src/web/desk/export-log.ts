import { csvCell } from '../../base/csv-cell.ts'
import type { Db } from '../../base/database.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { type Decision, gatherDecisions } from './gather-decisions.ts'
import { kinds } from './log-page.tsx'

/** Lines of one file, the newest first: what is older is asked for with `before`. */
const most = 50_000
const slice = 2000

const columns = ['number', 'at', 'kind', 'says', 'by', 'supersedes', 'supersededBy', 'stories', 'articles', 'subject'] as const
const row = (one: Decision) => ({
  ...{
    number: one.number,
    at: one.at.toISOString(),
    kind: one.kind,
    says: one.says,
    by: one.by,
    supersedes: one.supersedes,
    supersededBy: one.supersededBy,
  },
  ...{ stories: one.subject.stories?.join(' '), articles: one.subject.articles?.join(' '), subject: JSON.stringify(one.subject) },
})

const all = async (db: Db, asked: { kind: string | undefined; by: string | undefined }): Promise<Decision[]> => {
  const found: Decision[] = []
  for (;;) {
    const some = await gatherDecisions(db, { ...asked, before: found.at(-1)?.number, most: slice })
    found.push(...some)
    if (some.length < slice || found.length >= most) return found
  }
}

/** The log as a file: 'log.csv' or 'log.json'. */
export const exportLog = async (db: Db, paper: OwnPaper, file: string, query: { kind?: string; by?: string }): Promise<Reply> => {
  const form = { 'log.csv': 'csv', 'log.json': 'json' }[file]
  if (!form) return notFoundReply(paper, 'This file')
  const kind = query.kind && Object.hasOwn(kinds, query.kind) ? query.kind : undefined
  const decisions = await all(db, { kind, by: query.by?.trim() || undefined })
  const body =
    form === 'csv'
      ? `${[columns.join(','), ...decisions.map((one) => columns.map((name) => csvCell(row(one)[name])).join(','))].join('\r\n')}\r\n`
      : `${JSON.stringify(
          decisions.map(({ mail: _, ...one }) => one),
          undefined,
          1,
        )}\n`
  return {
    status: 200,
    type: form === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    body,
    headers: { 'content-disposition': `attachment; filename="decisions-${paper.now.toISOString().slice(0, 10)}.${form}"` },
    keep: 0,
  }
}
