import { Hono } from 'hono'
import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import { article } from './reader/article/article.tsx'
import { countries } from './reader/country/countries.tsx'
import { front } from './reader/front/front.tsx'
import { country, section } from './reader/section/section.tsx'
import { story } from './reader/story/story.tsx'
import { openServing } from './serving.ts'

/** Gives the picture of ours at `path` ('/pictures/ID-WIDTH'), in a format that `accept` names; undefined when there is none. */
export type GivePicture = (db: Db, wanted: { path: string; accept: string | undefined }) => Promise<{ body: Uint8Array; type: string } | undefined>

export type WebFacts = { config: Config; now: Clock; pictures?: GivePicture }

/** The whole surface. Every address that the paper answers is on this screen. */
export const openWeb = (db: Db, facts: WebFacts) => {
  const app = new Hono()
  const { page, files, ends, forget } = openServing(app, db, facts)
  files()
  page('/', ['why'], (paper, { query }) => front(db, paper, { why: query.why !== undefined }))
  page('/news/:part', [], (paper, { params }) => article(db, paper, { part: params.part ?? '' }))
  page('/stories/:part', [], (paper, { params }) => story(db, paper, { part: params.part ?? '' }))
  page('/section/:desk', ['why', 'before'], (paper, { params, query }) => section(db, paper, { desk: params.desk ?? '', why: query.why !== undefined, before: query.before }))
  page('/country', [], (paper) => countries(db, paper))
  page('/country/:code', ['why', 'before'], (paper, { params, query }) => country(db, paper, { code: params.code ?? '', why: query.why !== undefined, before: query.before }))
  ends()
  return Object.assign(app, { forget })
}
