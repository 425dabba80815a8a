import { Hono } from 'hono'
import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import { type Log, silentLog } from '../base/log.ts'
import { openReadingWhenNeeded, type Reading, readHere } from '../intake/intake.ts'
import { accountRoutes } from './account/routes.ts'
import { dailyRoutes } from './daily/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { feedReply } from './feeds/feeds.ts'
import { health } from './feeds/health.ts'
import { paperTerms, robots, tdmFile, titleTerms } from './feeds/machine-terms.ts'
import { sitemap, sitemapIndex } from './feeds/sitemaps.ts'
import { type GivePicture, openFiles } from './files.ts'
import { desks } from './furniture/desks.ts'
import type { Paper } from './furniture/layout.tsx'
import { type Inside, openInside } from './inside.ts'
import { intakeRoutes } from './intake/routes.ts'
import { membershipRoutes } from './membership/routes.ts'
import { officeRoutes } from './office/routes.ts'
import { publisherRoutes } from './publishers/routes.ts'
import { withdrawnSince } from './purges/withdrawn.ts'
import { about, feedsPage } from './reader/about/about.tsx'
import { openArticles } from './reader/article/article.tsx'
import { countries } from './reader/country/countries.tsx'
import { front } from './reader/front/front.tsx'
import { offlineReply, startingReply } from './reader/notices/notices.tsx'
import { search } from './reader/search/search.tsx'
import { country, section } from './reader/section/section.tsx'
import { shelf } from './reader/shelf/shelf.tsx'
import { reportRoutes } from './reader/story/report/routes.ts'
import { story } from './reader/story/story.tsx'
import { title } from './reader/title/title.tsx'
import { titles } from './reader/titles/titles.tsx'
import { topic } from './reader/topic/topic.tsx'
import { topics } from './reader/topic/topics.tsx'
import { whyHere, whyMoved } from './reader/why/why.tsx'
import { openServing, type Route } from './serving.ts'

/** `joining`: whether the titles of this start are still being brought in. */
export type WebFacts = {
  config: Config
  now: Clock
  pictures?: GivePicture
  log?: Log
  joining?: () => boolean
  /** What is opened once for the whole house; made here when it is not given. */
  inside?: Inside
  /** Where pushed documents and deliveries are read; in this thread when it is not given. */
  reading?: Reading
  /** What forms wait for: that what they change may be said to the other rooms. */
  ready?: Promise<unknown>
}
export type Web = Hono & {
  /** Every address that the pages answer, and who may ask it. */
  surface: Route[]
  /** Every page kept in memory is made anew when it is next asked for: for what must be seen at once, as a withdrawal. */
  forget(): void
  /** The same for pages that were newly set: what readers' own pages are arranged of is gathered anew behind them. */
  renew(): void
}

/** The whole surface: every address that the paper answers is on this screen. A path is followed by the names that count in its query. */
export const openWeb = (db: Db, facts: WebFacts): Web => {
  const app = new Hono()
  const { config, now, log = silentLog, pictures } = facts
  const inside = facts.inside ?? openInside(db, { config, now, log })
  const serving = openServing(app, db, { ...facts, log, inside })
  const { page, list, decided, ends, routes } = serving
  const articles = openArticles(db, { secret: inside.secret, secure: inside.address.startsWith('https:'), trialDays: config.TRIAL_DAYS })

  decided('/', ['why'], ({ viewer }, { query }) => {
    const invites = viewer.standing.kind === 'visitor'
    const show = (paper: Paper) => front(db, paper, { why: 'why' in query, invites, trialDays: config.TRIAL_DAYS })
    return { as: invites ? 'invites' : '', show, shared: invites, alone: viewer.mutes !== undefined }
  })
  decided('/news/:part', ['gift'], articles.decide)
  decided('/news/:part/versions', [], articles.decideVersions)
  list('/stories/:part', [], (paper, { params }) => story(db, paper, params))
  page('/topics', [], (paper) => topics(db, paper))
  list('/topics/:part', ['before'], (paper, { params, query }) => topic(db, paper, { part: params.part, before: query.before }))
  list('/section/:desk', ['why', 'before'], (paper, { params, query }) =>
    section(db, paper, { desk: params.desk, why: 'why' in query, before: query.before }),
  )
  list('/country', [], (paper) => countries(db, paper))
  list('/country/:code', ['why', 'before'], (paper, { params, query }) =>
    country(db, paper, { code: params.code, why: 'why' in query, before: query.before }),
  )
  list('/picks', [], (paper) => shelf(db, paper, 'our-picks'))
  list('/good-news', [], (paper) => shelf(db, paper, 'good-news'))
  list('/why/:page', [], (paper, { params }) => whyMoved(db, paper, params.page))
  list('/why/:page/:story', [], (paper, { params }) => whyHere(db, paper, params))
  page('/titles', ['search', 'country', 'language'], (paper, { query }) => titles(db, paper, query))
  list('/titles/:id', ['before'], (paper, { params, query }) => title(db, paper, { id: params.id, before: query.before }))
  list('/search', ['q', 'from', 'to', 'title', 'page'], (paper, { query }) => search(db, paper, query))
  const rules = { trialDays: config.TRIAL_DAYS, graceDays: config.GRACE_DAYS, giftsPerMonth: config.GIFTS_PER_MONTH }
  page('/about', [], (paper) => about(paper, rules))
  page('/offline', [], offlineReply)

  const yours = accountRoutes(serving, db, inside) // /join, /sign-in, /welcome, /yours, /account, /readings
  membershipRoutes(serving, db, inside) // /membership/…, /gifts, /seats, the cash desks, /hooks/stripe

  dailyRoutes(serving, db, inside) // /daily: the finite paper of the day, by mail too
  deskRoutes(serving, db, inside) // /desk/…, for editors
  reportRoutes(serving, db, inside) // /stories/:part/report: a reader says that a story is wrongly told
  publisherRoutes(serving, db, inside) // /publishers/…: each sets the terms of the titles in his name
  const reading = facts.reading ?? openReadingWhenNeeded(readHere)
  intakeRoutes(serving, db, { ...inside, log }, reading) // /intake/titles/…, for publishers' systems; /websub/…, for hubs
  officeRoutes(serving, db, inside) // /office/…, for operators; /outbox, for this machine

  page('/feeds', [], (paper) => feedsPage(paper, desks))
  page('/feeds/:file', [], (paper, { params }) => feedReply(db, paper, '', params.file, config.HUB))
  page('/feeds/:of/:file', [], (paper, { params }) => feedReply(db, paper, params.of, params.file, config.HUB))
  page('/sitemap.xml', [], sitemapIndex)
  page('/sitemaps/:file', [], (paper, { params }) => sitemap(db, paper, params.file))
  page('/robots.txt', [], (paper) => robots(db, paper))
  page('/license.xml', [], () => paperTerms(db)) // what machines may do: RSL, TDMRep
  page('/license/:file', [], (paper, { params }) => titleTerms(db, paper, params.file))
  page('/.well-known/tdmrep.json', [], () => tdmFile(db))
  page('/withdrawn', ['since'], (paper, { query }) => withdrawnSince(db, query, paper.now)) // for copies on devices
  page('/health', [], () => health(db))

  openFiles(app, { db, name: config.PAPER_NAME, pictures }) // /assets/…, /pictures/…, icons, /site.webmanifest, /worker.js
  ends()
  const shared = () => {
    serving.forget()
    articles.forget()
  }
  const forget = () => {
    shared()
    yours.forget()
    inside.pool.forget()
  }
  const renew = () => {
    shared()
    inside.pool.due()
  }
  return Object.assign(app, { forget, renew, surface: routes })
}

/** What the port answers before the database is open: one page for every address, with 503. */
export const startingApp = (config: Config, now: Clock): Hono => {
  const app = new Hono()
  const { every } = openServing(app, undefined, { config, now, log: silentLog })
  openFiles(app, { db: undefined, name: config.PAPER_NAME })
  every(startingReply)
  return app
}
