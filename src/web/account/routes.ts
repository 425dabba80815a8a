import type { Db } from '../../base/database.ts'
import type { Inside } from '../inside.ts'
import type { Serving } from '../serving.ts'
import {
  askCode,
  backFromProvider,
  followLetter,
  goToProvider,
  join,
  passProvider,
  sendLetter,
  signOut,
  takeCode,
  takePassword,
} from './joining/join.ts'
import { changeChoices, choices } from './own/choices.tsx'
import { devices, signOutDevice, signOutOthers } from './own/devices.tsx'
import { exportAll, exportOpml, exportPage } from './own/export.tsx'
import { askForget, forget, forgottenReply } from './own/forget.tsx'
import { askNewMail, newMail, takeNewMail } from './own/new-mail.tsx'
import { keepName, overview } from './own/overview.tsx'
import { keepPassword, takePasskeyAway, waysIn } from './own/ways-in.tsx'
import { changeBelief, changeLearning, changeSettings } from './paper/change-paper.ts'
import { paperPage } from './paper/paper-page.tsx'
import { takeReading } from './paper/take-reading.ts'
import { said, tuneThing, untuneThing } from './paper/tune.tsx'
import { keepRegion, keepSections, keepTitles, region, sections, titles } from './welcome/welcome.tsx'
import { openPreparedCards, type PreparedCards } from './yours/prepare-cards.ts'
import { openTitleColours } from './yours/title-colours.ts'
import { whyYours } from './yours/why-yours.tsx'
import { openYoursPage } from './yours/yours.tsx'

// What a provider says on the way back (RFC 6749, 4.1.2; RFC 9207).
const fromProviders = ['code', 'state', 'iss', 'error', 'error_description']

/** Every address of signing up, of the first visit and of the account. Gives what holds cards for readers' own pages. */
export const accountRoutes = ({ own, page, form, message }: Serving, db: Db, inside: Inside): Pick<PreparedCards, 'forget'> => {
  const cards = openPreparedCards(db, {
    failed: (error) => inside.log.warn('cards of readers’ own pages could not be gathered anew', { why: String(error) }),
  })
  const colours = openTitleColours(db, {
    failed: (error) => inside.log.warn('the colours of titles could not be gathered anew', { why: String(error) }),
  })
  own('/join', 'anyone', ['next', 'mail', 'again'], (paper, { query }) => join(db, paper, query, inside))
  own('/sign-in', 'anyone', ['next'], (paper, { query }) => join(db, paper, query, inside))
  form('/join', 'anyone', (paper, { fields }) => sendLetter(db, paper, fields, inside))
  own('/join/code', 'anyone', ['again'], (paper, { query }) => askCode(paper, query, inside))
  form('/join/code', 'anyone', (paper, { fields }) => takeCode(db, paper, fields, inside))
  own('/sign-in/link', 'anyone', ['token'], (paper, { query }) => followLetter(db, paper, query, inside, false))
  form('/sign-in/link', 'anyone', (paper, { fields }) => followLetter(db, paper, fields, inside, true))
  own('/join/password', 'anyone', ['next'], (paper, { query }) => join(db, paper, query, inside))
  form('/join/password', 'anyone', (paper, { fields }) => takePassword(db, paper, fields, inside))
  own('/join/with/:provider', 'anyone', ['next'], (paper, { params, query }) => goToProvider(db, paper, params.provider, query, inside))
  own('/sign-in/with/:provider/back', 'anyone', fromProviders, (paper, { params, query }) =>
    backFromProvider(db, paper, params.provider, query, inside),
  )
  message('/sign-in/with/:provider/back', { fromUs: false }, (request, viewer, at) => passProvider(db, request, viewer, at, inside))
  message('/sign-in/passkey/*', { fromUs: true }, (request, viewer, at) => inside.signIn.passkey(db, request, viewer.asker, at))
  form('/sign-out', 'anyone', (paper) => signOut(db, paper, inside))

  own('/welcome/region', 'anyone', ['next'], (paper, { query }) => region(db, paper, query))
  form('/welcome/region', 'anyone', (paper, sent) => keepRegion(db, paper, sent))
  own('/welcome/sections', 'anyone', ['next'], (paper, { query }) => sections(db, paper, query))
  form('/welcome/sections', 'anyone', (paper, sent) => keepSections(db, paper, sent))
  own('/welcome/titles', 'anyone', ['next', 'search'], (paper, { query }) => titles(db, paper, query))
  form('/welcome/titles', 'anyone', (paper, sent) => keepTitles(db, paper, sent))
  own('/yours', 'anyone', [], openYoursPage({ inside, cards, colours }), { withTaste: true })
  page('/yours/colours/:file', [], (paper, { params }) => colours.reply(paper.now, `/yours/colours/${params.file}`))
  own('/yours/why/:story', 'anyone', [], (paper, { params }) => whyYours(db, paper, params.story, { inside, cards }), { withTaste: true })

  own('/account', 'reader', ['done'], (paper, { query }) => overview(db, paper, query))
  form('/account/name', 'reader', (paper, { fields }) => keepName(db, paper, fields))
  own('/account/devices', 'reader', ['done'], (paper, { query }) => devices(db, paper, query))
  form('/account/devices/end', 'reader', (paper, { fields }) => signOutDevice(db, paper, fields))
  form('/account/devices/end-others', 'reader', (paper) => signOutOthers(db, paper))
  own('/account/sign-in', 'reader', ['done'], (paper, { query }) => waysIn(db, paper, inside, query))
  form('/account/passkeys/remove', 'reader', (paper, { fields }) => takePasskeyAway(db, paper, fields))
  form('/account/password', 'reader', (paper, { fields }) => keepPassword(db, paper, fields, inside))
  own('/account/mail', 'reader', [], (paper) => newMail(paper, inside))
  form('/account/mail', 'reader', (paper, { fields }) => askNewMail(db, paper, fields, inside))
  form('/account/mail/code', 'reader', (paper, { fields }) => takeNewMail(db, paper, fields, inside))
  own('/account/choices', 'reader', [], (paper) => choices(db, paper))
  form('/account/choices', 'reader', (paper, sent) => changeChoices(db, paper, sent))
  own('/account/paper', 'reader', ['done'], (paper, { query }) => paperPage(db, paper, query))
  own('/account/paper/said', 'reader', ['say', 'was', 'next'], (paper, { query }) => said(db, paper, query))
  form('/account/paper/tune', 'reader', (paper, sent) => tuneThing(db, paper, sent))
  form('/account/paper/untune', 'reader', (paper, sent) => untuneThing(db, paper, sent))
  form('/account/paper/belief', 'reader', (paper, sent) => changeBelief(db, paper, sent))
  form('/account/paper/learning', 'reader', (paper, sent) => changeLearning(db, paper, sent))
  form('/account/paper/settings', 'reader', (paper, sent) => changeSettings(db, paper, sent))
  message('/readings', { fromUs: true }, (request, viewer, at) => takeReading(db, request, viewer, at, inside.secret))
  own('/account/export', 'reader', [], (paper) => exportPage(paper))
  own('/account/export/all.json', 'reader', [], (paper) => exportAll(db, paper, inside))
  own('/account/export/titles.opml', 'reader', [], (paper) => exportOpml(db, paper))
  own('/account/forget', 'reader', [], (paper) => askForget(db, paper))
  form('/account/forget', 'reader', (paper, { fields }) => forget(db, paper, fields, inside))
  own('/forgotten', 'anyone', [], (paper) => forgottenReply(paper))
  return cards
}
