import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { minute } from '../../../base/clock.ts'
import { noTaste, type Taste } from '../../../readers/readers.ts'
import type { Shape } from '../../furniture/card.tsx'
import { Layout } from '../../furniture/layout.tsx'
import type { Inside } from '../../inside.ts'
import { type Segment, segmentOf } from '../../joined.ts'
import { policy, type Reply } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { choicesIn } from '../welcome/choices-cookie.ts'
import { openHeldPages } from './hold-pages.ts'
import { type Opened, Opening, openingOf } from './opening.tsx'
import { openLines, type Piece, pieceOf } from './page-parts.tsx'
import type { PreparedCards } from './prepare-cards.ts'
import { arrangeYours, withVisitors } from './set-yours.ts'
import type { TitleColours } from './title-colours.ts'

const marker = 'the reader’s own page'
type Frame = { head: Segment; tail: Segment }

/** The page around a reader's own, for all whose strip says the same. */
const openFrames = () => {
  const frames = new Map<string, Frame>()
  return (paper: OwnPaper, colours: string): Frame => {
    const key = JSON.stringify([paper.strip, paper.joining, colours, Math.floor(paper.now.getTime() / minute)])
    const had = frames.get(key)
    if (had) return had
    const html = renderToString(
      h(Layout, { page: { title: 'For you', path: '/yours', at: 'yours', index: false, mine: true, body: marker }, paper }),
    )
    const [head = '', tail = ''] = html.replace('</head>', () => `<link rel="stylesheet" href="${colours}"/></head>`).split(marker)
    const frame = {
      head: segmentOf(`<!doctype html>${head}<div class="list wide yours"><h1 class="page-name">For you</h1>`),
      tail: segmentOf(`</div>${tail}`),
    }
    if (frames.size >= 100) frames.clear()
    frames.set(key, frame)
    return frame
  }
}

/** The openings that readers have, each made once. */
const openOpenings = () => {
  const made = new Map<string, Segment>()
  return (opened: Opened): Segment => {
    const key = JSON.stringify(opened)
    const segment = made.get(key) ?? segmentOf(renderToString(<Opening {...opened} />))
    if (made.size < 200) made.set(key, segment)
    return segment
  }
}

const parts = {
  form: segmentOf('<form method="post" action="/account/paper/tune"><input type="hidden" name="next" value="/yours">'),
  noForm: segmentOf('<div>'),
  formEnd: segmentOf('</form>'),
  noFormEnd: segmentOf('</div>'),
  lead: segmentOf('<div class="list-lead">'),
  seconds: segmentOf('<div class="seconds">'),
  rows: segmentOf('<div class="rows">'),
  end: segmentOf('</div>'),
}

/** Which shape a piece has by its place, and what begins and ends there. */
const shapeAt = (place: number): Shape => (place === 0 ? 'lead' : place < 5 ? 'tall' : 'side')
const beginsAt = new Map([
  [0, parts.lead],
  [1, parts.seconds],
  [5, parts.rows],
])

const joined = (set: { line: Segment; piece: Piece }[], signedIn: boolean): Segment[] => {
  const list: Segment[] = [signedIn ? parts.form : parts.noForm]
  for (const [at, { line, piece }] of set.entries()) {
    const begins = beginsAt.get(at)
    if (begins && at > 0) list.push(parts.end)
    if (begins) list.push(begins)
    list.push(piece.card, line, piece.below)
  }
  if (set.length > 0) list.push(parts.end)
  list.push(signedIn ? parts.formEnd : parts.noFormEnd)
  return list
}

export type Yours = { inside: Pick<Inside, 'pool' | 'config'>; cards: PreparedCards; colours: TitleColours }

/** The taste that a viewer's page follows from: a reader's came with him; a visitor's is in his cookie. */
export const tasteFor = ({ viewer }: OwnPaper): Taste => withVisitors(viewer.taste?.read() ?? noTaste, choicesIn(viewer.cookies))

/**
 * The reader's own page: what is weighed for everyone, as his taste weighs it. Its pieces were made for all readers before; his alone are their order and the line that says why each is
 * there. Queries: who he is and his taste, and cards that nobody has asked for lately, if there are any.
 */
export const openYoursPage = ({ inside, cards, colours }: Yours) => {
  const frameOf = openFrames()
  const openingFor = openOpenings()
  const lineOf = openLines()
  const held = openHeldPages()
  return async (paper: OwnPaper): Promise<Reply> => {
    const { viewer, now } = paper
    const signedIn = viewer.session !== undefined
    const pool = await inside.pool.at(now)
    const { opening, places } = held.of({ viewer, pool, now }, () => {
      const taste = tasteFor(paper)
      const arranged = arrangeYours(pool, { reader: viewer.session?.reader ?? null, taste, language: inside.config.LANGUAGE }, now)
      return {
        opening: openingFor(openingOf(taste, arranged, { signedIn })),
        places: arranged.map((place) => ({ storyId: place.storyId, articleId: place.articleId, line: lineOf(place) })),
      }
    })
    const prepared = await cards.of(places, now)
    const there = places.flatMap(({ line }, i) => (prepared[i] ? [{ line, prepared: prepared[i] }] : []))
    const set = there.map(({ line, prepared }, at) => ({ line, piece: pieceOf(prepared, shapeAt(at), signedIn, now) }))
    const frame = frameOf(paper, await colours.path(now))
    return {
      status: 200,
      type: 'text/html; charset=utf-8',
      body: '',
      joined: [frame.head, opening, ...joined(set, signedIn), frame.tail],
      headers: { 'content-security-policy': policy('') },
      keep: 0,
    }
  }
}
