import type { Db } from '../../base/database.ts'
import {
  contentSignal,
  contentUsage,
  type MachineTerms,
  machineUseOf,
  machineUseOfPaper,
  rslLicense,
  type TitleId,
  tdmReservation,
} from '../../titles/titles.ts'
import { machineTermsAt } from '../furniture/addresses.ts'
import type { Paper } from '../furniture/layout.tsx'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { type Reply, textReply } from '../reply.ts'
import { xml } from './xml.ts'

type Words = MachineTerms['words']

const rslType = 'application/rsl+xml'
// In days; what we are told of a title is asked again every day.
const maxAge = 1

const document = (url: string, words: Words) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<rsl xmlns="https://rslstandard.org/rsl" max-age="${maxAge}">\n<content url="${xml(url)}">${rslLicense(words, '')}</content>\n</rsl>\n`

/** /license.xml: what holds for the whole paper where nothing nearer is said, the strictest of its titles (RSL 1.0). */
export const paperTerms = async (db: Db): Promise<Reply> =>
  textReply(`${rslType}; charset=utf-8`, document('/', await machineUseOfPaper(db)), 600)

/** /license/TITLE.xml: what holds for a title's pieces, which each of them names; their addresses do not tell whose they are. */
export const titleTerms = async (db: Db, paper: Paper, file: string): Promise<Reply> => {
  const [, id] = /^(.+)\.xml$/.exec(file) ?? []
  const found = id === undefined ? undefined : (await machineUseOf(db, [id as TitleId])).get(id as TitleId)
  return found ? textReply(`${rslType}; charset=utf-8`, document('/news/*', found.words), 600) : notFoundReply(paper, 'This title')
}

/** /.well-known/tdmrep.json: what holds where neither header nor meta element says otherwise; articles have both (TDM Reservation Protocol). */
export const tdmFile = async (db: Db): Promise<Reply> =>
  textReply(
    'application/json; charset=utf-8',
    JSON.stringify([{ location: '/', 'tdm-reservation': Number(tdmReservation(await machineUseOfPaper(db))) }]),
    600,
  )

/** robots.txt, with what holds for the whole paper in the words of RSL, Cloudflare and AIPREF. */
export const robots = async (db: Db, { address }: Paper): Promise<Reply> => {
  const words = await machineUseOfPaper(db)
  const usage = contentUsage(words)
  const signal = contentSignal(words)
  const lines = [
    `License: ${address}/license.xml`,
    '',
    'User-agent: *',
    ...(signal ? [`Content-Signal: ${signal}`] : []),
    ...(usage ? [`Content-Usage: / ${usage}`] : []),
    'Disallow: /search',
    'Disallow: /*?why',
    'Disallow: /*?before=',
    'Disallow: /pictures/',
    'Allow: /',
    '',
    `Sitemap: ${address}/sitemap.xml`,
  ]
  return textReply('text/plain; charset=utf-8', `${lines.join('\n')}\n`, 600)
}

/** What the page of a piece says to machines in its headers: TDMRep, AIPREF, Cloudflare and where the RSL document is. */
export const machineHeaders = (address: string, title: string, words: Words): Record<string, string> => {
  const usage = contentUsage(words)
  const signal = contentSignal(words)
  return {
    'tdm-reservation': tdmReservation(words),
    ...(usage ? { 'content-usage': usage } : {}),
    ...(signal ? { 'content-signal': signal } : {}),
    link: `<${address}${machineTermsAt(title)}>; rel="license"; type="${rslType}"`,
  }
}
