import type { Refusal } from '../../../base/refusal.ts'
import { storyAt, titleAt } from '../../furniture/addresses.ts'
import { inLanguage } from '../../furniture/desks.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { From } from '../../furniture/title-mark.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { TopStories } from '../article/article-page.tsx'
import type { Article } from '../article/gather-article.ts'
import type { Card } from '../gather-cards.ts'

const Ways = ({ last = ['/search', 'Search'] }: { last?: readonly [string, string] }) => (
  <ul class="ways">
    <li>
      <a href="/">Top stories</a>
    </li>
    <li>
      <a href="/titles">All titles</a>
    </li>
    <li>
      <a href={last[0]}>{last[1]}</a>
    </li>
  </ul>
)

/** Why a thing may not be here, beside an address that is wrong. */
const whyNot: Record<string, string> = {
  'This story': 'The address may be mistyped, or nobody tells it any more.',
  'This topic': 'The address may be mistyped, or no story of the last weeks is about it.',
  'This title': 'The address may be mistyped, or the title has left.',
  'This article': 'The address may be mistyped, or the piece has left with its title.',
  'This piece': 'The address may be mistyped, or the piece has left with its title.',
}

export const notFoundReply = (paper: Paper, what = 'This page'): Reply =>
  pageReply(
    paper,
    {
      title: 'Not found',
      path: '/404',
      index: false,
      body: (
        <div class="notice wide">
          <p class="figure">404</p>
          <h1>{what} is not in the paper</h1>
          <p class="standfirst">{whyNot[what] ?? 'The address may be mistyped.'}</p>
          <form action="/search" class="search-form">
            <label for="notice-q">Search for it</label>
            <div class="field">
              <input type="search" id="notice-q" name="q" maxlength={200} />
              <button type="submit">Search</button>
            </div>
          </form>
          <Ways last={['/topics', 'Topics']} />
        </div>
      ),
    },
    { status: 404, keep: 5 },
  )

/** A piece that its title took back: what was said to be wrong, and no word of the piece itself. */
export const goneReply = (paper: Paper, piece: Article, top: Card[]): Reply =>
  pageReply(
    paper,
    {
      title: 'Withdrawn',
      path: `/news/${piece.slug}-${piece.id}`,
      index: false,
      body: (
        <>
          <div class="notice wide">
            <p class="kicker">
              <From title={piece.title} />
            </p>
            <h1>This piece was withdrawn</h1>
            <p class="standfirst">
              <a href={titleAt(piece.title.id)}>{piece.title.name}</a> has taken it back and nothing of it is kept here.
            </p>
            {piece.withdrawn_note && (
              <aside class="note" aria-label="The title's note" {...inLanguage(piece.language)}>
                {piece.withdrawn_note}
              </aside>
            )}
            {piece.story && (
              <p>
                <a class="button" href={storyAt(piece.story)}>
                  How other titles tell the story
                </a>
              </p>
            )}
          </div>
          <TopStories cards={top} now={paper.now} />
        </>
      ),
    },
    { status: 410, keep: 20 },
  )

type Notice = { title: string; heading: string; words: string; figure?: string; status: Reply['status'] }

const noticeReply = (paper: Paper, { title, heading, words, figure, status }: Notice): Reply =>
  pageReply(
    paper,
    {
      title,
      path: `/${status}`,
      index: false,
      body: (
        <div class="notice wide">
          {figure && <p class="figure">{figure}</p>}
          <h1>{heading}</h1>
          <p class="standfirst">{words}</p>
          <Ways />
        </div>
      ),
    },
    { status, keep: 0 },
  )

/** Somebody who is signed in asks for a page that is for others. */
export const notForYouReply = (paper: Paper): Reply =>
  noticeReply(paper, {
    title: 'Not for you',
    figure: '403',
    heading: 'This page is for others',
    words: 'You are signed in, but not with the part that this page needs. Whoever runs this paper can give it to you.',
    status: 403,
  })

/** A form that no page of ours has sent. */
export const crossSiteReply = (paper: Paper): Reply =>
  noticeReply(paper, {
    title: 'Not accepted',
    heading: 'This was not sent from a page of ours',
    words: 'Nothing was changed. Open the page here and send it again; if that does not help, your browser hides where a form comes from.',
    status: 403,
  })

/** A form that is too large, or no form. */
export const unreadableReply = (paper: Paper): Reply =>
  noticeReply(paper, {
    title: 'Not accepted',
    heading: 'That form could not be read',
    words: 'Nothing was changed. It was larger than a form of ours can be, or was not sent as one.',
    status: 413,
  })

/** A no with a reason, for pages that have no better place to show it. */
export const refusedReply = (paper: Paper, { message, code }: Refusal): Reply =>
  noticeReply(paper, {
    title: 'Not done',
    heading: 'That could not be done',
    words: message,
    status: code.startsWith('no-such-') ? 404 : code.startsWith('too-many') ? 429 : 400,
  })

export const errorReply = (paper: Paper): Reply =>
  pageReply(
    paper,
    {
      title: 'Something went wrong',
      path: '/500',
      index: false,
      body: (
        <div class="notice wide">
          <p class="figure">500</p>
          <h1>This page could not be set</h1>
          <p class="standfirst">The fault is ours and has been written down. Try again in a moment.</p>
          <Ways />
        </div>
      ),
    },
    { status: 500, keep: 0 },
  )

export const offlineReply = (paper: Paper): Reply =>
  pageReply(
    paper,
    {
      title: 'Offline',
      path: '/offline',
      index: false,
      body: (
        <div class="notice wide">
          <h1>You are offline</h1>
          <p class="standfirst">This page is not on your device yet. The last front page and the pieces that you opened lately are.</p>
          <ul class="ways">
            <li>
              <a href="/">The last front page</a>
            </li>
          </ul>
          <div class="kept" hidden>
            <h2>Pieces on this device</h2>
            <ul />
          </div>
        </div>
      ),
    },
    { keep: 3600 },
  )

/** What every address answers while the database is being opened: the port is there before the paper is. */
export const startingReply = (paper: Paper): Reply =>
  pageReply(
    paper,
    {
      title: 'Starting',
      path: '/',
      index: false,
      refresh: 2,
      body: (
        <div class="notice wide">
          <h1>The presses are being started</h1>
          <p class="standfirst">{paper.name} is opening its database. This page looks again by itself.</p>
        </div>
      ),
    },
    { status: 503, keep: 0 },
  )
