import { pictureAddress } from '../../../articles/articles.ts'
import type { Db } from '../../../base/database.ts'
import { idIn, storyAt } from '../../furniture/addresses.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { storyWithoutMuted } from '../../mutes/story-without-muted.ts'
import { pageReply, type Reply, redirectReply } from '../../reply.ts'
import { placesAbroad, placesOf } from '../choose-around.ts'
import { notFoundReply } from '../notices/notices.tsx'
import { gatherStory, gatherTellings } from './gather-story.ts'
import { StoryPage } from './story-page.tsx'
import { gatherWhoTells } from './who-tells/gather-who-tells.ts'
import { weighWhoTells } from './who-tells/weigh-who-tells.ts'

/** A story as all its titles tell it. A story that was joined to another leads there. */
export const story = async (db: Db, paper: Paper, { part }: { part: string }): Promise<Reply> => {
  const id = idIn(part)
  const stored = id ? await gatherStory(db, id) : undefined
  if (!stored) return notFoundReply(paper, 'This story')
  if (stored.joined_into && stored.joined_slug) return redirectReply(storyAt({ id: stored.joined_into, slug: stored.joined_slug }))
  if (decodeURI(storyAt(stored)) !== `/stories/${part}`) return redirectReply(storyAt(stored))
  const all = await gatherTellings(db, stored.id, paper.now)
  const { story: told, tellings, titles: hidden } = storyWithoutMuted(stored, all, paper)
  if (tellings.length === 0) return notFoundReply(paper, 'This story')
  const around = (await gatherUnmuted(db, paper, [...placesOf(told.around), ...placesAbroad(told.abroad)])).cards
  const whoTells = weighWhoTells(
    (await gatherWhoTells(db, told, paper.now)).filter(({ id }) => hidden === 0 || !paper.mutes?.title.includes(id)),
  )
  const titles = new Set(tellings.map((one) => one.title.name))
  const chosen = tellings.find((one) => one.id === told.picture_article_id && one.picture?.id === told.picture_id)?.picture
  const picture = chosen ?? tellings.find((one) => one.picture)?.picture
  return pageReply(
    paper,
    {
      title: told.headline,
      description: `One story, ${titles.size === 1 ? 'one title' : `${titles.size} titles side by side: ${[...titles].slice(0, 6).join(', ')}`}.`,
      path: storyAt(told),
      story: true,
      at: told.desk ?? undefined,
      picture: picture
        ? { path: pictureAddress(picture.id, 1280), alt: picture.alt ?? told.headline, width: 1280, height: 853 }
        : undefined,
      feeds: [{ title: told.headline, href: `/feeds/stories/${told.id}.xml` }],
      body: (
        <>
          <HiddenNote paper={paper} path={storyAt(told)} titles={hidden} />
          <StoryPage story={told} tellings={tellings} around={around} whoTells={whoTells} now={paper.now} />
        </>
      ),
    },
    { keep: 15 },
  )
}
