import type { Db } from '../../../base/database.ts'
import { colourClass } from '../../furniture/colour.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherArranged } from '../../mutes/gather-arranged.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import type { Card } from '../gather-cards.ts'
import { gatherProgress } from '../setting/gather-progress.ts'
import { SettingNote, settingReply } from '../setting/setting-page.tsx'
import { type Arranged, arrangeFront, standing } from './arrange-front.ts'
import { chooseFront } from './choose-front.ts'
import { FrontPage } from './front-page.tsx'
import { Invite } from './invite.tsx'

/**
 * The front page: Top stories, then each section, then each country. While the first paper is being set it shows how far that has come. `invites`: it is a visitor's,
 * who is told in one line what there is to sign up for.
 */
export const front = async (
  db: Db,
  paper: Paper,
  { why, invites, trialDays }: { why: boolean; invites: boolean; trialDays: number },
): Promise<Reply> => {
  const chosen = await chooseFront(db)
  const progress = await gatherProgress(db)
  if (!chosen.some((place) => place.page === 'front')) return settingReply(paper, progress)
  const { cards, stories, titles } = await gatherArranged(db, paper, chosen, (places) => standing(arrangeFront(places)))
  // Arranged again: a place whose article has just been withdrawn is gone, and the next one moves up.
  const page = arrangeFront(cards)
  return pageReply(
    paper,
    {
      title: paper.name,
      description: `All your news in one place: ${cards.length} pieces, each with the name of the title that wrote it.`,
      path: '/',
      at: 'front',
      body: (
        <>
          {progress.called < progress.feeds && <SettingNote progress={progress} />}
          {invites && <Invite {...progress} trialDays={trialDays} />}
          <HiddenNote paper={paper} path="/" stories={stories} titles={titles.size} />
          <FrontPage page={page} now={paper.now} why={why} />
        </>
      ),
      flags: <Flags page={page} />,
      index: why ? false : undefined,
      feeds: [
        { title: paper.name, href: '/feeds/front.xml' },
        { title: `${paper.name} (JSON)`, href: '/feeds/front.json' },
      ],
      jsonLd: {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: paper.name,
        url: `${paper.address}/`,
        potentialAction: { '@type': 'SearchAction', target: `${paper.address}/search?q={q}`, 'query-input': 'required name=q' },
      },
    },
    { keep: progress.called < progress.feeds ? 2 : 15 },
  )
}

/** A flag hangs from the name plate for each title on the page: the longer, the more of its pieces. */
const Flags = ({ page }: { page: Arranged<Card> }) => {
  const titles = new Map<string, { title: Card['title']; pieces: number }>()
  for (const { title } of standing(page)) titles.set(title.id, { title, pieces: (titles.get(title.id)?.pieces ?? 0) + 1 })
  const most = [...titles.values()].sort((a, b) => b.pieces - a.pieces).slice(0, 28)
  return (
    <div class="flags" aria-hidden="true">
      {most.map(({ title, pieces }) => (
        <i class={`${colourClass(title)} h${Math.min(9, pieces)}`} />
      ))}
    </div>
  )
}
