import type { Db } from '../../base/database.ts'
import type { Inside } from '../inside.ts'
import { type PurgesAt, purgesPage } from '../purges/purges-page.tsx'
import { takeBack, takeBackPage } from '../purges/take-back.tsx'
import { notForYouReply } from '../reader/notices/notices.tsx'
import type { OwnPaper, Serving } from '../serving.ts'
import { showKeys, takeKeys } from './keys-window.tsx'
import { maySetTerms } from './may-set-terms.ts'
import { ownTitles } from './own-titles.tsx'
import { showTerms, type TermsAt, takeTerms } from './terms-window.tsx'

/** The publishers' windows: each looks upon the titles that he publishes, and no other. */
export const publisherRoutes = ({ own, form }: Serving, db: Db, inside: Inside) => {
  const at = (title: string): TermsAt => ({ title, at: `/publishers/${encodeURIComponent(title)}`, place: 'publishers' })
  const mine = (paper: OwnPaper, title: string) => maySetTerms(paper.viewer.session, title)

  own('/publishers', 'publisher', [], (paper) => ownTitles(db, paper))
  own('/publishers/keys/:title', 'publisher', ['said'], (paper, { params, query }) =>
    mine(paper, params.title) ? showKeys(db, paper, params.title, query) : notForYouReply(paper),
  )
  form('/publishers/keys/:title', 'publisher', (paper, { params, fields }) =>
    mine(paper, params.title) ? takeKeys(db, paper, params.title, fields, inside) : notForYouReply(paper),
  )
  const purges = (title: string): PurgesAt => ({
    titles: [title],
    at: `/publishers/purges/${encodeURIComponent(title)}`,
    back: `/publishers/take-back/${encodeURIComponent(title)}`,
    place: 'publishers',
  })
  own('/publishers/purges/:title', 'publisher', ['form'], (paper, { params, query }) =>
    mine(paper, params.title) ? purgesPage(db, paper, purges(params.title), query.form) : notForYouReply(paper),
  )
  own('/publishers/take-back/:title', 'publisher', ['q'], (paper, { params, query }) =>
    mine(paper, params.title) ? takeBackPage(db, paper, purges(params.title), query.q) : notForYouReply(paper),
  )
  form('/publishers/take-back/:title', 'publisher', (paper, { params, fields }) =>
    mine(paper, params.title) ? takeBack(db, paper, { ...purges(params.title), by: 'publisher' }, fields) : notForYouReply(paper),
  )
  own('/publishers/:title', 'publisher', ['section', 'said'], (paper, { params, query }) =>
    mine(paper, params.title) ? showTerms(db, paper, at(params.title), query) : notForYouReply(paper),
  )
  form('/publishers/:title', 'publisher', (paper, { params, fields }) =>
    mine(paper, params.title) ? takeTerms(db, paper, at(params.title), fields) : notForYouReply(paper),
  )
}
