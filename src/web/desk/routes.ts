import type { Db } from '../../base/database.ts'
import type { Inside } from '../inside.ts'
import type { Serving } from '../serving.ts'
import { exportLog } from './export-log.ts'
import { logPage } from './log-page.tsx'
import { overview } from './overview.tsx'
import { pinsPage, takePin } from './pins-page.tsx'
import { preview } from './preview.tsx'
import { reportsPage, takeReport } from './reports-page.tsx'
import { takeChange, takeOrder, takePick } from './shelf-acts.ts'
import { shelfPage } from './shelf-page.tsx'
import { storyTool, takeDecisionBack, takeJoin, takePart } from './story-tool.tsx'

/** The editors' desk. Every address is refused on the server to who is neither editor nor operator. */
export const deskRoutes = ({ own, form }: Serving, db: Db, { config }: Pick<Inside, 'config'>) => {
  own('/desk', 'editor', [], (paper) => overview(db, paper))

  own('/desk/shelves/:shelf', 'editor', ['q', 'said'], (paper, { params, query }) => shelfPage(db, paper, { ...params, ...query }))
  form('/desk/shelves/:shelf', 'editor', (paper, { params, fields }) => takePick(db, paper, params.shelf, fields))
  form('/desk/shelves/:shelf/order', 'editor', (paper, { params, fields }) => takeOrder(db, paper, params.shelf, fields))
  form('/desk/picks/:id', 'editor', (paper, { params, fields }) => takeChange(db, paper, params.id, fields))

  own('/desk/pins', 'editor', ['said'], (paper, { query }) => pinsPage(db, paper, query))
  form('/desk/pins', 'editor', (paper, { fields }) => takePin(db, paper, fields))

  own('/desk/reports', 'editor', ['said'], (paper, { query }) => reportsPage(db, paper, query))
  form('/desk/reports', 'editor', (paper, { fields }) => takeReport(db, paper, fields))
  own('/desk/stories/:id', 'editor', ['said'], (paper, { params, query }) => storyTool(db, paper, { id: params.id, said: query.said }))
  form('/desk/stories/:id/part', 'editor', (paper, { params, fields, lists }) => takePart(db, paper, params.id, { fields, lists }))
  form('/desk/stories/:id/join', 'editor', (paper, { params, fields }) => takeJoin(db, paper, params.id, fields))

  const set = { language: config.LANGUAGE, region: config.REGION, trialDays: config.TRIAL_DAYS }
  own('/desk/preview', 'editor', ['at', 'as', 'show'], (paper, { query }) => preview(db, paper, query, set))

  form('/desk/decisions/:id/take-back', 'editor', (paper, { params, fields }) => takeDecisionBack(db, paper, params.id, fields))
  own('/desk/log', 'editor', ['kind', 'by', 'before', 'said'], (paper, { query }) => logPage(db, paper, query))
  own('/desk/log/:file', 'editor', ['kind', 'by'], (paper, { params, query }) => exportLog(db, paper, params.file, query))
}
