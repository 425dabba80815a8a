import type { Db } from '../../../base/database.ts'
import { countryAt, deskAt, whyAt } from '../../furniture/addresses.ts'
import { countryName, desks, isDesk } from '../../furniture/desks.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import type { Of } from '../../mutes/without-muted.ts'
import { pageReply, type Reply, redirectReply } from '../../reply.ts'
import { TopStories } from '../article/article-page.tsx'
import { chooseLatest, choosePlaces, type From, readMark } from '../choose-list.ts'
import { notFoundReply } from '../notices/notices.tsx'
import { LatestList, ListPage } from './list-page.tsx'

type Asked = { why: boolean; before?: string }
type Kind = { name: string; path: string; page: string; from: From; at: string; feed?: string; says: string; of?: Of }

const listed = async (db: Db, paper: Paper, kind: Kind, { why, before }: Asked): Promise<Reply> => {
  if (before !== undefined) {
    const { places, next } = await chooseLatest(db, kind.from, before === '' ? undefined : readMark(before), 30)
    const { cards, stories, titles } = await gatherUnmuted(db, paper, places, kind.of)
    return pageReply(paper, {
      title: `${kind.name}, latest`,
      path: `${kind.path}?before=`,
      at: kind.at,
      index: false,
      body: (
        <div class="list wide">
          <h1 class="page-name">{kind.name}</h1>
          <p class="page-says">Everything, newest first. {<a href={kind.path}>Back to the edition</a>}</p>
          <HiddenNote paper={paper} path={`${kind.path}?before=${before}`} stories={stories} titles={titles.size} />
          {cards.length === 0 && <p class="empty">Nothing older is in the paper.</p>}
          <LatestList cards={cards} now={paper.now} next={next} path={kind.path} />
        </div>
      ),
    })
  }
  const { cards, stories, titles } = await gatherUnmuted(db, paper, await choosePlaces(db, kind.page), kind.of)
  // Nobody who comes to an empty page is left standing in it.
  const top = cards.length > 0 ? [] : (await gatherUnmuted(db, paper, await choosePlaces(db, 'front', 6))).cards
  return pageReply(paper, {
    title: kind.name,
    description: kind.says,
    path: kind.path,
    at: kind.at,
    index: why ? false : undefined,
    feeds: kind.feed ? [{ title: `${kind.name} · ${paper.name}`, href: kind.feed }] : undefined,
    body: (
      <>
        <ListPage
          head={
            <>
              <h1 class="page-name">{kind.name}</h1>
              <HiddenNote paper={paper} path={kind.path} stories={stories} titles={titles.size} />
            </>
          }
          cards={cards}
          now={paper.now}
          why={why}
          empty={
            <>
              <h2>Nothing here right now</h2>
              <p>
                No story of the last three days stands in {kind.name}. There may be <a href={`${kind.path}?before=`}>older pieces</a>.
              </p>
            </>
          }
          more={
            cards.length > 0 && (
              <p class="why-all">
                <a href={`${kind.path}?before=`}>Everything in {kind.name}, newest first</a>{' '}
                <a href={why ? kind.path : `${kind.path}?why`}>{why ? 'Hide the reasons' : 'Why are these stories here?'}</a>{' '}
                <a href={whyAt(kind.page)}>What moved, and why</a>
              </p>
            )
          }
        />
        <TopStories cards={top} now={paper.now} />
      </>
    ),
  })
}

export const section = async (db: Db, paper: Paper, { desk, ...asked }: Asked & { desk: string }): Promise<Reply> => {
  if (!isDesk(desk)) return notFoundReply(paper, 'This section')
  const name = desks[desk]
  return listed(
    db,
    paper,
    {
      name,
      path: deskAt(desk),
      page: `desk:${desk}`,
      from: { desk },
      at: desk,
      feed: `/feeds/section/${desk}.xml`,
      of: { kind: 'desk', key: desk },
      says: `${name}: the stories that most titles tell, by all titles of the paper.`,
    },
    asked,
  )
}

export const country = async (db: Db, paper: Paper, { code, ...asked }: Asked & { code: string }): Promise<Reply> => {
  const upper = code.toUpperCase()
  const name = countryName(upper)
  if (!name) return notFoundReply(paper, 'This country')
  if (code !== code.toLowerCase()) return redirectReply(countryAt(code))
  return listed(
    db,
    paper,
    {
      name,
      path: countryAt(upper),
      page: `country:${upper}`,
      from: { country: upper },
      at: 'country',
      says: `The news as the titles of ${name} tell it.`,
    },
    asked,
  )
}
