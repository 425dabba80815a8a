import type { Db } from '../../../base/database.ts'
import { type No, safeNext } from '../../../readers/readers.ts'
import type { Wrong } from '../../furniture/fields.tsx'
import type { Inside } from '../../inside.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import type { Viewer } from '../../viewer/viewer.ts'
import { codeReply } from './code-page.tsx'
import { countTitles } from './count-titles.ts'
import { joinReply } from './join-page.tsx'
import { joiningIn, joiningLine } from './joining-cookie.ts'
import { letIn } from './let-in.ts'
import { closedWayReply, linkAskReply } from './link-page.tsx'

type Sent = { [name: string]: string }

/** A no beside the field that it is about, or above the form. */
const wrongOf = ({ code, message }: No): Wrong =>
  /^mail/.test(code) ? { mail: message } : /^code-wrong$/.test(code) ? { code: message } : { form: message }

const asked = async (
  db: Db,
  paper: OwnPaper,
  { signIn, config }: Inside,
  more: { next: string; mail?: string; wrong?: Wrong; withPassword?: boolean; again?: boolean },
) => joinReply(paper, { ...more, titles: await countTitles(db), trialDays: config.TRIAL_DAYS, providers: signIn.providers })

/** The page to sign up or in. Who is signed in already is sent on, unless he is to do it `again` for something that asks for it. */
export const join = async (db: Db, paper: OwnPaper, { next, mail, again }: Sent, inside: Inside): Promise<Reply> => {
  const to = safeNext(next)
  const { session } = paper.viewer
  if (session && again !== undefined) return asked(db, paper, inside, { next: to, mail: session.mail, again: true })
  if (session) return seeOther(to === '/' ? '/account' : to)
  return asked(db, paper, inside, { next: to, mail: mail?.slice(0, 254) })
}

/** Has the letter sent, again too. */
export const sendLetter = async (db: Db, paper: OwnPaper, { mail = '', next, again }: Sent, inside: Inside): Promise<Reply> => {
  const to = safeNext(next)
  const given = mail.trim().slice(0, 254)
  const sent = await inside.signIn.sendCode(db, { mail: given, next: to, asker: paper.viewer.asker }, paper.now)
  if (!sent.ok && again) return codeReply(paper, { mail: given, next: to, wrong: wrongOf(sent), waits: !inside.letters.sends })
  if (!sent.ok) return asked(db, paper, inside, { next: to, mail: given, wrong: wrongOf(sent) })
  const cookies = [...sent.cookies, joiningLine({ mail: given, next: to }, paper.address)]
  return seeOther(again ? '/join/code?again' : '/join/code', { cookies })
}

/** Where the code is typed. */
export const askCode = (paper: OwnPaper, { again }: Sent, { letters }: Inside): Reply => {
  const { mail, next } = joiningIn(paper.viewer.cookies)
  return codeReply(paper, { mail, next: safeNext(next), sentAgain: again !== undefined, waits: !letters.sends })
}

export const takeCode = async (db: Db, paper: OwnPaper, { mail = '', code = '', next }: Sent, inside: Inside): Promise<Reply> => {
  const given = mail.trim().slice(0, 254)
  const digits = code.replace(/\D/g, '').slice(0, 12)
  const opened = await inside.signIn.enterCode(db, { mail: given, code: digits, asker: paper.viewer.asker }, paper.now)
  if (opened.ok) return letIn(db, paper, opened, inside)
  const wrong = opened.code === 'code-over' || opened.code === 'code-locked' ? { code: opened.message } : wrongOf(opened)
  // An address that is wrong must be on the page to be mended.
  const known = joiningIn(paper.viewer.cookies).mail === given ? given : undefined
  return codeReply(paper, { mail: known, typed: given, next: safeNext(next), code: code.slice(0, 12), wrong, waits: !inside.letters.sends })
}

/** The letter's link. `confirmed`: a person has pressed the button. */
export const followLetter = async (db: Db, paper: OwnPaper, { token = '' }: Sent, inside: Inside, confirmed: boolean): Promise<Reply> => {
  const opened = await inside.signIn.followLink(db, { token, asker: paper.viewer.asker, confirmed }, paper.now)
  if (opened.ok === 'ask') return linkAskReply(paper, { mail: opened.mail, token })
  if (opened.ok) return letIn(db, paper, opened, inside)
  return closedWayReply(paper, { message: opened.message, next: safeNext(joiningIn(paper.viewer.cookies).next) })
}

export const takePassword = async (db: Db, paper: OwnPaper, { mail = '', password = '', next }: Sent, inside: Inside): Promise<Reply> => {
  const to = safeNext(next)
  const given = mail.trim().slice(0, 254)
  const opened = await inside.signIn.enterPassword(db, { mail: given, password, next: to, asker: paper.viewer.asker }, paper.now)
  if (opened.ok) return letIn(db, paper, opened, inside)
  const wrong = opened.code === 'password-wrong' ? { password: opened.message } : wrongOf(opened)
  return asked(db, paper, inside, { next: to, mail: given, wrong, withPassword: true })
}

/** To the provider's own page. */
export const goToProvider = async (db: Db, paper: OwnPaper, provider: string, { next }: Sent, inside: Inside): Promise<Reply> => {
  const to = safeNext(next)
  const way = await inside.signIn.withProvider(db, { provider, next: to, asker: paper.viewer.asker }, paper.now)
  if (way.ok) return seeOther(way.to, { cookies: way.cookies })
  return asked(db, paper, inside, { next: to, wrong: wrongOf(way) })
}

/** Back from it. */
export const backFromProvider = async (db: Db, paper: OwnPaper, provider: string, query: Sent, inside: Inside): Promise<Reply> => {
  const at = `${paper.address}/sign-in/with/${encodeURIComponent(provider)}/back?${new URLSearchParams(query)}`
  const request = new Request(at, { headers: paper.viewer.asker.headers })
  const opened = await inside.signIn.fromProvider(db, request, paper.viewer.asker, paper.now)
  if (opened.ok === 'again') return seeOther(opened.to)
  if (opened.ok) return letIn(db, paper, opened, inside, provider)
  return asked(db, paper, inside, { next: '/', wrong: { form: opened.message } })
}

/** Back from a provider that sends a form, as Apple does: browsers give no cookies with it, so what it says is asked for again with a GET. */
export const passProvider = async (db: Db, request: Request, { asker }: Viewer, at: Date, { signIn }: Inside): Promise<Response> => {
  const said = await signIn.fromProvider(db, request, asker, at)
  return new Response(null, { status: 303, headers: { location: said.ok === 'again' ? said.to : '/join', 'cache-control': 'no-store' } })
}

/** Ends the session, and everything that this browser keeps of the paper: copies for offline, history's pages, the worker (Clear Site Data, W3C). */
export const signOut = async (db: Db, paper: OwnPaper, { signIn }: Inside): Promise<Reply> => {
  const { session, asker } = paper.viewer
  const cookies = session ? (await signIn.signOut(db, { session, asker }, paper.now)).cookies : []
  return seeOther('/', { cookies, headers: { 'clear-site-data': '"cache", "storage"' } })
}
