import type { Db } from '../../../../base/database.ts'
import type { Inside } from '../../../inside.ts'
import type { Serving } from '../../../serving.ts'
import { askReport, takeReport } from './report.tsx'

/** Where a reader says that a story is wrongly told. Whoever is not signed in is sent to do so, and comes back. */
export const reportRoutes = ({ own, form }: Serving, db: Db, { secret }: Pick<Inside, 'secret'>) => {
  own('/stories/:part/report', 'reader', ['article', 'other', 'said'], (paper, { params, query }) =>
    askReport(db, paper, { ...params, ...query }),
  )
  form('/stories/:part/report', 'reader', (paper, { params, fields }) => takeReport(db, paper, params, fields, secret))
}
