import type { Db } from '../../../base/database.ts'
import { type Shelf, shelves } from '../../../desk/desk.ts'
import { shelfAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { TopStories } from '../article/article-page.tsx'
import { choosePlaces } from '../choose-list.ts'
import { LatestList, ListPage } from '../section/list-page.tsx'
import { chooseEarlier } from './choose-earlier.ts'

/** What editors have picked, in their own order, each with the line that one of them wrote; then what stood here before. */
export const shelf = async (db: Db, paper: Paper, name: Shelf): Promise<Reply> => {
  const { name: title, about } = shelves[name]
  const { cards, stories, titles } = await gatherUnmuted(db, paper, await choosePlaces(db, name))
  const earlier = (await gatherUnmuted(db, paper, await chooseEarlier(db, name, paper.now))).cards
  // Nobody who comes to an empty page is left standing in it.
  const top = cards.length + earlier.length > 0 ? [] : (await gatherUnmuted(db, paper, await choosePlaces(db, 'front', 6))).cards
  return pageReply(paper, {
    title,
    description: `${title}: ${about} Picked by the editors of ${paper.name}.`,
    path: shelfAt(name),
    at: name,
    feeds: [{ title: `${title} · ${paper.name}`, href: `/feeds/${name}.xml` }],
    body: (
      <>
        <ListPage
          head={
            <>
              <h1 class="page-name">{title}</h1>
              <p class="page-says">{about} Picked by hand, in the order in which you see it; nothing here is weighed or counted.</p>
              <HiddenNote paper={paper} path={shelfAt(name)} stories={stories} titles={titles.size} />
            </>
          }
          cards={cards}
          now={paper.now}
          why={false}
          empty={<p>The editors have nothing on this page right now.</p>}
          more={
            earlier.length > 0 && (
              <section class="earlier" aria-labelledby="earlier">
                <h2 class="band-name" id="earlier">
                  Earlier
                </h2>
                <LatestList cards={earlier} now={paper.now} next={undefined} path={shelfAt(name)} level={3} />
              </section>
            )
          }
        />
        <TopStories cards={top} now={paper.now} />
      </>
    ),
  })
}
