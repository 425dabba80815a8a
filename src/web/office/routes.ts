import type { Db } from '../../base/database.ts'
import type { Inside } from '../inside.ts'
import { showTerms, type TermsAt, takeTerms } from '../publishers/terms-window.tsx'
import { type PurgesAt, purgesPage } from '../purges/purges-page.tsx'
import { takeBack, takeBackPage } from '../purges/take-back.tsx'
import type { Reply } from '../reply.ts'
import type { Serving } from '../serving.ts'
import { askClaim, takeClaim } from './claim.tsx'
import { openStandings } from './count-standings.ts'
import { institutionPage, institutionsPage, takeInstitution, takeInstitutionEnd } from './institutions.tsx'
import { type InvoiceAct, invoicePage, invoicesPage, takeInvoice } from './invoices.tsx'
import { mailRulesPage, takeMailRule, takeMailRuleBack, takeStudentDomain, takeStudentDomainBack } from './mail-rules.tsx'
import { outbox, outboxLetter } from './outbox.tsx'
import { overview } from './overview.tsx'
import { planPage, takePlan } from './plan-page.tsx'
import { plansPage } from './plans-page.tsx'
import { ratingsPage, takeRatingEnd, takeRatingsSent } from './ratings.tsx'
import { endFree, giveFree, giveReaderRole, showReader, takeReaderRole } from './reader-acts.ts'
import { readersPage } from './readers-page.tsx'
import { titlesPage } from './titles-page.tsx'

/** The operator's office, and the outbox of this machine. Every address is refused on the server to who is no operator. */
export const officeRoutes = ({ own, form }: Serving, db: Db, { config, letters, billing, signIn, institutions }: Inside) => {
  const rules = { graceDays: config.GRACE_DAYS, institutions }
  const otherwise = config.DISPOSABLE_MAIL
  const standings = openStandings(db, rules)
  // Who belongs to an institution is kept in memory: a change is to be seen at once.
  const changed = async (reply: Promise<Reply>) => {
    const done = await reply
    institutions.forget()
    return done
  }

  own('/operator/:token', 'reader', [], (paper, { params }) => askClaim(paper, params))
  form('/operator/:token', 'reader', (paper, { params }) => takeClaim(db, paper, params))
  own('/office', 'operator', [], (paper) => overview(db, paper, { standings, sends: letters.sends }))

  own('/office/readers', 'operator', ['q', 'role', 'before'], (paper, { query }) => readersPage(db, paper, query, rules))
  own('/office/readers/:id', 'operator', ['said'], (paper, { params, query }) =>
    showReader(db, paper, { reader: params.id, rules, said: query.said }),
  )
  form('/office/readers/:id/complimentary', 'operator', (paper, { params, fields }) =>
    giveFree(db, paper, { reader: params.id, fields, rules }),
  )
  form('/office/readers/:id/complimentary/end', 'operator', (paper, { params, fields }) =>
    endFree(db, paper, { reader: params.id, fields, rules }),
  )
  form('/office/readers/:id/roles', 'operator', (paper, { params, fields }) =>
    giveReaderRole(db, paper, { reader: params.id, fields, rules }),
  )
  form('/office/readers/:id/roles/take', 'operator', (paper, { params, fields }) =>
    takeReaderRole(db, paper, { reader: params.id, fields, rules }),
  )

  own('/office/plans', 'operator', ['said'], (paper, { query }) => plansPage(db, paper, query))
  own('/office/plans/:id', 'operator', ['said'], (paper, { params, query }) => planPage(db, paper, { plan: params.id, said: query.said }))
  form('/office/plans', 'operator', (paper, { fields, lists }) => takePlan(db, paper, { sent: { fields, lists } }))
  form('/office/plans/:id', 'operator', (paper, { params, fields, lists }) =>
    takePlan(db, paper, { plan: params.id, sent: { fields, lists } }),
  )

  own('/office/institutions', 'operator', ['said'], (paper, { query }) =>
    institutionsPage(db, paper, { said: query.said }, signIn.providers),
  )
  own('/office/institutions/:id', 'operator', ['said'], (paper, { params, query }) =>
    institutionPage(db, paper, { id: params.id, said: query.said }, signIn.providers),
  )
  form('/office/institutions', 'operator', (paper, { fields }) => changed(takeInstitution(db, paper, { sent: fields }, signIn.providers)))
  form('/office/institutions/:id', 'operator', (paper, { params, fields }) =>
    changed(takeInstitution(db, paper, { id: params.id, sent: fields }, signIn.providers)),
  )
  form('/office/institutions/:id/end', 'operator', (paper, { params }) => changed(takeInstitutionEnd(db, paper, params)))

  own('/office/mail-rules', 'operator', ['said'], (paper, { query }) => mailRulesPage(db, paper, { otherwise, said: query.said }))
  form('/office/mail-rules', 'operator', (paper, { fields }) => takeMailRule(db, paper, { fields, otherwise }))
  form('/office/mail-rules/take-back', 'operator', (_, { fields }) => takeMailRuleBack(db, fields))
  form('/office/mail-rules/students', 'operator', (paper, { fields }) => takeStudentDomain(db, paper, { fields, otherwise }))
  form('/office/mail-rules/students/take-back', 'operator', (_, { fields }) => takeStudentDomainBack(db, fields))

  const termsAt = (title: string): TermsAt => ({ title, at: `/office/titles/${encodeURIComponent(title)}/terms`, place: 'titles' })
  own('/office/titles', 'operator', ['q', 'after'], (paper, { query }) => titlesPage(db, paper, query))
  own('/office/titles/:id/terms', 'operator', ['section', 'said'], (paper, { params, query }) =>
    showTerms(db, paper, termsAt(params.id), query),
  )
  form('/office/titles/:id/terms', 'operator', (paper, { params, fields }) => takeTerms(db, paper, termsAt(params.id), fields))

  own('/office/ratings', 'operator', ['said', 'by', 'from', 'form'], (paper, { query }) => ratingsPage(db, paper, query))
  form('/office/ratings', 'operator', (paper, { fields }) => takeRatingsSent(db, paper, fields))
  form('/office/ratings/end', 'operator', (_, { fields }) => takeRatingEnd(db, fields))

  const purges: PurgesAt = { at: '/office/purges', back: '/office/take-back', place: 'purges' }
  own('/office/purges', 'operator', ['form'], (paper, { query }) => purgesPage(db, paper, purges, query.form))
  own('/office/take-back', 'operator', ['q'], (paper, { query }) => takeBackPage(db, paper, purges, query.q))
  form('/office/take-back', 'operator', (paper, { fields }) => takeBack(db, paper, { ...purges, by: 'operator' }, fields))

  own('/office/invoices', 'operator', ['state', 'before'], (paper, { query }) => invoicesPage(db, paper, query))
  own('/office/invoices/:id', 'operator', ['said'], (paper, { params, query }) =>
    invoicePage(db, paper, { id: params.id, said: query.said }),
  )
  for (const act of ['paid', 'void', 'refund'] satisfies InvoiceAct[])
    form(`/office/invoices/:id/${act}`, 'operator', (paper, { params }) => takeInvoice(db, paper, { id: params.id, act }, billing))

  // Whoever sits at this machine may be about to become its first operator: the letter that signs him in lies here.
  own('/outbox', 'anyone', [], (paper) => outbox(db, paper, letters))
  own('/outbox/:id', 'anyone', [], (paper, { params }) => outboxLetter(db, paper, letters, params))
}
