import { pictureAddress } from '../../../articles/articles.ts'
import type { Db } from '../../../base/database.ts'
import { idIn, storyAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply, redirectReply } from '../../reply.ts'
import { placesOf } from '../choose-around.ts'
import { gatherCards } from '../gather-cards.ts'
import { notFoundReply } from '../notices/notices.tsx'
import { gatherCoverage } from './coverage/gather-coverage.ts'
import { weighCoverage } from './coverage/weigh-coverage.ts'
import { gatherStory, gatherTellings } from './gather-story.ts'
import { StoryPage } from './story-page.tsx'

/** A story as all its titles tell it. A story that was joined to another leads there. */
export const story = async (db: Db, paper: Paper, { part }: { part: string }): Promise<Reply> => {
  const id = idIn(part)
  const told = id ? await gatherStory(db, id) : undefined
  if (!told) return notFoundReply(paper, 'This story')
  if (told.joined_into && told.joined_slug) return redirectReply(storyAt({ id: told.joined_into, slug: told.joined_slug }))
  if (decodeURI(storyAt(told)) !== `/stories/${part}`) return redirectReply(storyAt(told))
  const tellings = await gatherTellings(db, told.id, paper.now)
  if (tellings.length === 0) return notFoundReply(paper, 'This story')
  const around = await gatherCards(db, placesOf(told.around), paper.now)
  const coverage = weighCoverage(await gatherCoverage(db, told, paper.now))
  const titles = new Set(tellings.map((one) => one.title.name))
  const chosen = tellings.find((one) => one.id === told.picture_article_id && one.picture?.id === told.picture_id)?.picture
  const picture = chosen ?? tellings.find((one) => one.picture)?.picture
  return pageReply(
    paper,
    {
      title: told.headline,
      description: `One story, ${titles.size === 1 ? 'one title' : `${titles.size} titles side by side: ${[...titles].slice(0, 6).join(', ')}`}.`,
      path: storyAt(told),
      at: told.desk ?? undefined,
      picture: picture
        ? { path: pictureAddress(picture.id, 1280), alt: picture.alt ?? told.headline, width: 1280, height: 853 }
        : undefined,
      feeds: [{ title: told.headline, href: `/feeds/stories/${told.id}.xml` }],
      body: <StoryPage story={told} tellings={tellings} around={around} coverage={coverage} now={paper.now} />,
    },
    { keep: 15 },
  )
}
