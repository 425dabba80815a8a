import type { Db } from '../../../base/database.ts'
import { movesOn } from '../../../edition/edition.ts'
import { whyAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { unnamed } from '../../mutes/unnamed.ts'
import { pageReply, type Reply, redirectReply } from '../../reply.ts'
import type { Place } from '../gather-cards.ts'
import { notFoundReply } from '../notices/notices.tsx'
import { byMinute } from './by-minute.ts'
import { gatherWhy, leadsOf, movesTold } from './gather-why.ts'
import { pageCalled } from './page-called.ts'
import { Moves, WhyStory } from './why-page.tsx'

/** What moved on a page of the edition in the last hours, and why. */
export const whyMoved = async (db: Db, paper: Paper, page: string): Promise<Reply> => {
  const called = pageCalled(page)
  if (!called) return notFoundReply(paper, 'This page')
  const moves = await movesOn(db, { page }, new Date(paper.now.getTime() - movesTold))
  const stories = [...new Set(moves.map((move) => move.storyId))]
  const places = (await leadsOf(db, stories)).map((one): Place => ({ page: 'moved', ...one, reasons: [] }))
  const { cards } = await gatherUnmuted(db, paper, places)
  const by = new Map(cards.map((card) => [card.storyId, card]))
  // What was taken back, or is muted, is not named here either.
  const minutes = byMinute(moves).flatMap(({ at, moves }) => {
    const told = moves.flatMap((move) => {
      const card = by.get(move.storyId)
      return card ? [{ move: { ...move, why: unnamed(move.why, paper.mutes) }, card }] : []
    })
    return told.length > 0 ? [{ at, moves: told }] : []
  })
  return pageReply(paper, {
    title: `What moved on ${called.name}`,
    path: whyAt(page),
    index: false,
    body: (
      <div class="list wide why-page">
        <h1 class="page-name">What moved, and why</h1>
        <p class="page-says">
          <a href={called.path}>{called.name}</a> in the last twelve hours, newest first. A story that only makes room for another is not
          told of: it keeps its neighbours. <a href="/about#top">How stories are weighed</a>
        </p>
        {minutes.length === 0 ? (
          <p class="empty">{page === 'front' || page.includes(':') ? 'Nothing has moved.' : 'Editors put this page in order by hand.'}</p>
        ) : (
          <Moves minutes={minutes} />
        )}
      </div>
    ),
  })
}

/** Why a story stands where it does on a page of the edition. */
export const whyHere = async (db: Db, paper: Paper, { page, story }: { page: string; story: string }): Promise<Reply> => {
  const called = pageCalled(page)
  const found = called && (await gatherWhy(db, { page, story }, paper.now))
  if (!found) return notFoundReply(paper, 'This answer')
  if (found.id !== story) return redirectReply(whyAt(page, found.id))
  const { elsewhere } = found
  const here = found.here && { ...found.here, reasons: unnamed(found.here.reasons, paper.mutes) }
  const moves = found.moves.map((move) => ({ ...move, why: unnamed(move.why, paper.mutes) }))
  const place = {
    page,
    storyId: found.id,
    articleId: here?.articleId ?? found.leadId,
    reasons: here?.reasons ?? [],
    line: here?.line ?? null,
  }
  const [card] = (await gatherUnmuted(db, paper, [place])).cards
  if (!card) return notFoundReply(paper, 'This story')
  return pageReply(paper, {
    title: 'Why is this here?',
    path: whyAt(page, found.id),
    index: false,
    body: <WhyStory page={called} pageId={page} card={card} here={here} elsewhere={elsewhere} moves={moves} now={paper.now} />,
  })
}
