import type { Context, Hono } from 'hono'
import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import { Refusal } from '../base/refusal.ts'
import { safeNext } from '../readers/readers.ts'
import { type Fields, isFromUs, readForm } from './forms.ts'
import { joinAt } from './furniture/addresses.ts'
import type { Paper } from './furniture/layout.tsx'
import { addressOf, type Inside } from './inside.ts'
import { answer, answerJoined, keep, openMemory } from './memory.ts'
import { crossSiteReply, errorReply, notForYouReply, notFoundReply, refusedReply, unreadableReply } from './reader/notices/notices.tsx'
import { type Reply, seeOther } from './reply.ts'
import { openViewers } from './viewer/open-viewers.ts'
import { type Door, mayEnter, type Strip, type Viewer, visitorStrip } from './viewer/viewer.ts'

/** The named parts of a path are always there; what a query does not say is not in `query`. */
export type Asked<Name extends string> = { params: Record<Name, string>; query: Record<string, string> & { [name: string]: string } }
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? BareName<Name> | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? BareName<Name>
    : never
type BareName<Name extends string> = Name extends `${infer Bare}{${string}` ? Bare : Name
type Given = Promise<Reply> | Reply
type Show<Path extends string> = (paper: Paper, asked: Asked<NamesIn<Path>>) => Given

/** The paper as one person sees it: what is made with it is never kept for another. */
export type OwnPaper = Paper & { viewer: Viewer }

/** What is given of a page that differs by what its viewer may read. */
export type Decided = {
  /** The form of the page within its address, by a key that says nothing of who its viewer is: 'no:sign-up', 'yes:meter:3'. */
  as: string
  /** Makes that form, once for all who are given it: of the viewer it may show no more than `as` and the strip say. */
  show: (paper: Paper) => Given
  /** Every visitor without a session is given this form, wherever he is and whatever cookies he has. */
  shared?: boolean
  /** It is made for its viewer alone, as his mutes say, and kept for nobody. */
  alone?: boolean
  /** Whole Set-Cookie values of this answer alone. */
  cookies?: string[]
}

/** One address that the paper answers, and who may ask it. */
export type Route = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; door: Door; kept: boolean }

// No text of PostgreSQL holds NUL: a question with one in it would be a defect of ours, told in the log as often as somebody sends it.
const sayable = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word.replaceAll('\0', '')]))

type Facts = { config: Config; now: Clock; log: Log; inside?: Inside; joining?: () => boolean; ready?: Promise<unknown> }

/** How replies become answers: who asks, memory, compression, validators, errors. It knows no page. */
export const openServing = (app: Hono, db: Db | undefined, { config, now, log, inside, joining, ready }: Facts) => {
  const memory = openMemory()
  const viewers = openViewers({ db, config, inside })
  const address = addressOf(config)
  const routes: Route[] = []
  const paperAt = (at: Date, strip: Strip = visitorStrip): Paper => ({
    name: config.PAPER_NAME,
    address,
    now: at,
    joining: joining?.(),
    strip,
  })
  const ownPaper = (at: Date, viewer: Viewer, query: Record<string, string> = {}): OwnPaper => ({
    ...paperAt(at, viewers.strip(viewer, at)),
    own: true,
    viewer,
    ...(viewer.mutes && { mutes: { ...viewer.mutes, shows: 'muted' in query } }),
  })
  const clientOf = (c: Context) => ({ accepted: c.req.header('accept-encoding'), known: c.req.header('if-none-match') })
  const give = (reply: Reply, c: Context, viewer?: Viewer) => {
    const client = { ...clientOf(c), own: true, reader: viewer && viewers.device(viewer), cookies: reply.cookies }
    return reply.joined ? answerJoined({ ...reply, joined: reply.joined }, client) : answer(keep(reply, 0), client)
  }

  // Most requests end here: no query, nobody in particular, page in memory.
  app.get('*', (c, next) => {
    const at = now()
    if (c.req.url.includes('?') || !viewers.isAnybody(c, at)) return next()
    const kept = memory.fresh(c.req.path, at.getTime())
    return kept ? (answer(kept, clientOf(c)) as Response) : next()
  })

  const askedOf = <Path extends string>(c: Context, known: string[]) => {
    const query = Object.fromEntries(
      known.flatMap((name) => (c.req.query(name) === undefined ? [] : [[name, c.req.query(name) as string]])),
    )
    const tail = new URLSearchParams(query).toString()
    return {
      asked: { params: sayable(c.req.param()) as Asked<NamesIn<Path>>['params'], query: sayable(query) },
      key: tail ? `${c.req.path}?${tail}` : c.req.path,
    }
  }

  /**
   * A page that differs by what its viewer may read. `decide` is asked for every request that memory does not answer at once, and costs few queries.
   * Of the query only `known` names count, so that tracking tails make no page of their own.
   */
  const decided = <Path extends string>(
    path: Path,
    known: string[],
    decide: (paper: OwnPaper, asked: Asked<NamesIn<Path>> & { method: string }) => Promise<Decided> | Decided,
  ) => {
    routes.push({ method: 'GET', path, door: 'anyone', kept: true })
    app.get(path as string, async (c: Context) => {
      const at = now()
      const { asked, key } = askedOf<Path>(c, known)
      const viewer = await viewers.of(c, at)
      const paper = ownPaper(at, viewer, c.req.query())
      const { as, show, shared, cookies, alone } = await decide(paper, { ...asked, method: c.req.method })
      if (alone) {
        const reply = await show({ ...paperAt(at, paper.strip), mutes: paper.mutes })
        return give({ ...reply, cookies: cookies ?? reply.cookies }, c, viewer)
      }
      const anybody = shared === true && viewers.isAnybody(c, at)
      // A form that visitors share is kept under its bare address, where the first lines of this file look for it. Addresses arrive decoded and may spell anything, but all
      // of them begin with a slash: no other form may.
      const under = anybody ? key : JSON.stringify([key, paper.strip, as])
      const kept = await memory.give(under, at.getTime(), async () => show(paperAt(at, paper.strip)))
      return answer(kept, { ...clientOf(c), own: !anybody, reader: viewers.device(viewer), cookies })
    })
  }

  /** A page that is the same for all of one kind of viewer. */
  const page = <Path extends string>(path: Path, known: string[], show: Show<Path>) =>
    decided(path, known, (_, asked) => ({ as: '', show: (paper) => show(paper, asked), shared: true }))

  /** A list of news: the same for all, but for readers who have muted something. For them `show` finds `mutes` on the paper. */
  const list = <Path extends string>(path: Path, known: string[], show: Show<Path>) =>
    decided(path, known, ({ mutes }, asked) => ({ as: '', show: (paper) => show(paper, asked), shared: true, alone: mutes !== undefined }))

  const refused = (error: unknown, paper: OwnPaper, c: Context) => {
    if (!(error instanceof Refusal)) throw error
    return give(refusedReply(paper, error), c, paper.viewer)
  }

  /** A page for one person, never kept. Who may not come in is sent to sign in, or told that the page is not for him. `withTaste`: its viewer has his taste with him. */
  const own = <Path extends string>(
    path: Path,
    door: Door,
    known: string[],
    show: (paper: OwnPaper, asked: Asked<NamesIn<Path>>) => Given,
    { withTaste = false } = {},
  ) => {
    routes.push({ method: 'GET', path, door, kept: false })
    app.get(path as string, async (c: Context) => {
      const at = now()
      const viewer = await viewers.of(c, at, { withTaste })
      const paper = ownPaper(at, viewer, c.req.query())
      const { asked, key } = askedOf<Path>(c, known)
      if (!mayEnter(door, viewer)) return give(viewer.session ? notForYouReply(paper) : seeOther(joinAt(key)), c, viewer)
      try {
        await ready
        return give(await show(paper, asked), c, viewer)
      } catch (error) {
        return refused(error, paper, c)
      }
    })
  }

  /** What is done when a form is sent: only from a page of ours, urlencoded, 64 KB at most. A refusal is shown as a page with its words. */
  const form = <Path extends string>(
    path: Path,
    door: Door,
    take: (paper: OwnPaper, asked: { params: Asked<NamesIn<Path>>['params'] } & Fields) => Given,
  ) => {
    routes.push({ method: 'POST', path, door, kept: false })
    app.post(path as string, async (c: Context) => {
      const at = now()
      if (!isFromUs(c, address)) return give(crossSiteReply(paperAt(at)), c)
      const viewer = await viewers.of(c, at)
      const paper = ownPaper(at, viewer)
      if (!mayEnter(door, viewer) && viewer.session) return give(notForYouReply(paper), c, viewer)
      const sent = await readForm(c.req.raw)
      // A visitor signs in and comes back to where the form stood, and sends it again himself.
      if (!mayEnter(door, viewer)) return give(seeOther(joinAt(safeNext(sent?.fields.next))), c, viewer)
      await ready
      if (!sent) return give(unreadableReply(paper), c, viewer)
      try {
        return give(await take(paper, { params: sayable(c.req.param()) as Asked<NamesIn<Path>>['params'], ...sent }), c, viewer)
      } catch (error) {
        return refused(error, paper, c)
      }
    })
  }

  /** A message from a machine: JSON of our own pages (`fromUs`), or another house's call. The answer is made by `take` itself. */
  const message = (
    path: string,
    { fromUs }: { fromUs: boolean },
    take: (request: Request, viewer: Viewer, at: Date) => Promise<Response>,
  ) => {
    routes.push({ method: 'POST', path, door: 'anyone', kept: false })
    app.post(path, async (c: Context) => {
      const at = now()
      if (fromUs && !isFromUs(c, address)) return give(crossSiteReply(paperAt(at)), c)
      await ready
      return take(c.req.raw, await viewers.of(c, at), at)
    })
  }

  /** A request of another house's machine, which shows by itself what it may: by a key, or by an address that nobody else knows. Nothing of it is kept. */
  const machine = <Path extends string>(
    method: Route['method'],
    path: Path,
    take: (request: Request, params: Asked<NamesIn<Path>>['params'], at: Date) => Promise<Response>,
  ) => {
    routes.push({ method, path, door: 'anyone', kept: false })
    app.on(method, path as string, async (c: Context) => {
      await ready
      return take(c.req.raw, sayable(c.req.param()) as Asked<NamesIn<Path>>['params'], now())
    })
  }

  const every = (show: (paper: Paper) => Reply) =>
    app.all('*', (c) => give({ ...show(paperAt(now())), headers: { ...show(paperAt(now())).headers, 'retry-after': '2' } }, c))

  const ends = () => {
    app.notFound((c) => give(notFoundReply(paperAt(now())), c))
    app.onError((error, c) => {
      log.warn('a page could not be set', { path: c.req.path, why: error.stack ?? String(error) })
      return give(errorReply(paperAt(now())), c)
    })
  }
  return { page, list, decided, own, form, message, machine, every, ends, routes, forget: () => memory.forget() }
}

export type Serving = ReturnType<typeof openServing>
