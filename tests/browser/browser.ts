import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import type { Db } from '../../src/base/database.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { cloneDatabase } from '../town/database.ts'
import { illustration } from '../town/pictures/illustration.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb, type WebFixture } from '../town/web-fixture.ts'
import { chromiumPath } from './chromium.ts'

/** The Chromium that the tests bring. Its own arguments are for serverless machines (one process), where closing a page ends the browser. */
export const openBrowser = async (): Promise<Browser> => {
  const { path, env } = await chromiumPath()
  return playwright.launch({ executablePath: path, env, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] })
}

/** A web on a port of its own; `stop` answers nothing any more, as a lost connection does. */
export const listen = async (web: Pick<Web, 'fetch'>) => {
  const server = createAdaptorServer({ fetch: web.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://localhost:${port}`,
    async stop() {
      if (!server.listening) return
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type Opened = {
  address: string
  browser: Browser
  db: Db
  filled: WebFixture
  web: Web
  stopServing(): Promise<void>
  see(path: string, options?: BrowserContextOptions): Promise<Page>
}

/** For a browser test file: the sample town's paper on a port, and a Chromium. Both are closed after the file's last test, and each page's context with it. */
export const openPaperInBrowser = (fill = true): Opened => {
  const opened = {} as Opened
  const contexts: BrowserContext[] = []
  let close = async () => {}
  before(async () => {
    const now = new Date()
    const database = await cloneDatabase()
    const filled = fill ? await fillWeb(database.db, now) : { pieces: new Map(), scenes: new Map(), now }
    const drawn = new Map<string, Promise<Buffer>>()
    const pictures = async (_: Db, { path }: { path: string }) => {
      const scene = filled.scenes.get(path.slice('/pictures/'.length).replace(/-\d+$/, ''))
      if (!scene) return undefined
      if (!drawn.has(scene.scene)) drawn.set(scene.scene, illustration(scene.scene, '1'))
      return { body: await (drawn.get(scene.scene) as Promise<Buffer>), type: 'image/jpeg' }
    }
    const web = openWeb(database.db, { config: townConfig(), now: () => new Date(), pictures })
    const port = await listen(web)
    const browser = await openBrowser()
    close = async () => {
      await browser.close()
      await port.stop()
      await database.close()
    }
    Object.assign(opened, {
      address: port.address,
      browser,
      db: database.db,
      filled,
      web,
      stopServing: port.stop,
      async see(path: string, options: BrowserContextOptions = {}) {
        const context = await browser.newContext({ serviceWorkers: 'block', ...options })
        contexts.push(context)
        const page = await context.newPage()
        await page.goto(port.address + path, { waitUntil: 'load' })
        return page
      },
    } satisfies Opened)
  })
  after(async () => {
    for (const context of contexts) await context.close()
    await close()
  })
  return opened
}

/** Addresses of every kind of page that the filled paper has, by what they are. */
export const everyPage = async ({ address }: Pick<Opened, 'address'>): Promise<Record<string, string>> => {
  const front = await (await fetch(`${address}/`)).text()
  const first = (pattern: RegExp) => pattern.exec(front)?.[0] ?? '/'
  const article = first(/\/news\/[^"]+/)
  const topic = /\/topics\/[^"]+/.exec(await (await fetch(`${address}/topics`)).text())?.[0]
  return {
    front: '/',
    reasons: '/?why',
    article,
    story: first(/\/stories\/[^"]+/),
    'why here': first(/\/why\/front\/[^"]+/),
    'what moved': '/why/front',
    'our picks': '/picks',
    'good news': '/good-news',
    topics: '/topics',
    ...(topic && { topic }),
    'for you': '/yours',
    'daily edition': '/daily',
    section: '/section/sport',
    'empty section': '/section/opinion',
    latest: '/section/world?before=',
    countries: '/country',
    country: '/country/gb',
    titles: '/titles',
    'no titles': '/titles?search=zzzz',
    title: '/titles/meridian-uk',
    'title in trouble': '/titles/deccan-lantern',
    search: '/search',
    found: '/search?q=ferry',
    'nothing found': '/search?q=zzzzzz',
    about: '/about',
    feeds: '/feeds',
    offline: '/offline',
    'not found': '/nothing',
  }
}
