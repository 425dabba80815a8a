import type { Db } from '../../base/database.ts'
import type { Inside } from '../inside.ts'
import type { Serving } from '../serving.ts'
import { daily, earlierDaily, keepDailySettings } from './daily.tsx'
import { askStop, stopDaily } from './stop.tsx'

/** Every address of the daily edition. */
export const dailyRoutes = ({ own, form, machine }: Serving, db: Db, inside: Inside): void => {
  own('/daily', 'anyone', [], (paper) => daily(db, paper, inside))
  form('/daily/settings', 'reader', (paper, { fields }) => keepDailySettings(db, paper, fields))
  own('/daily/stop/:reader/:token', 'anyone', [], (paper, { params }) => askStop(paper, params, inside))
  machine('POST', '/daily/stop/:reader/:token', (_, params, now) => stopDaily(db, params, inside, now))
  own('/daily/:day', 'reader', [], (paper, { params }) => earlierDaily(db, paper, params))
}
