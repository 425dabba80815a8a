import type { Db } from '../../../base/database.ts'
import { Card, type Shape } from '../../furniture/card.tsx'
import { TopStories } from '../../reader/article/article-page.tsx'
import { choosePlaces } from '../../reader/choose-list.ts'
import { type Card as Facts, gatherCards } from '../../reader/gather-cards.ts'
import { pageReply, type Reply } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { chosenBy } from '../welcome/chosen.ts'
import { arrangeYours } from './arrange-yours.ts'
import { chooseYours } from './choose-yours.ts'

type Mine = { card: Facts; because: string }

const Piece = ({ card, because, now, shape }: Mine & { now: Date; shape: Shape }) => (
  <div class="mine">
    <Card card={card} now={now} shape={shape} level={2} eager={shape === 'lead'} />
    <p class="because">{because}</p>
  </div>
)

const Pieces = ({ mine, now }: { mine: Mine[]; now: Date }) => (
  <>
    {mine[0] && (
      <div class="list-lead">
        <Piece {...mine[0]} now={now} shape="lead" />
      </div>
    )}
    {mine.length > 1 && (
      <div class="seconds">
        {mine.slice(1, 5).map((one) => (
          <Piece {...one} now={now} shape="tall" />
        ))}
      </div>
    )}
    {mine.length > 5 && (
      <div class="rows">
        {mine.slice(5).map((one) => (
          <Piece {...one} now={now} shape="side" />
        ))}
      </div>
    )}
  </>
)

const Empty = ({ chosen }: { chosen: boolean }) => (
  <div class="empty">
    <h2>{chosen ? 'Nothing of yours is in the paper right now' : 'You have chosen nothing yet'}</h2>
    <p class="page-says">
      {chosen
        ? 'No story of the last three days stands on the pages that you chose, and none is told by your titles.'
        : 'Choose a region, sections or titles, and this page is made of them. Nothing else about you counts, and nothing is learnt from what you read.'}
    </p>
    <p class="onward">
      <a class="button" href={chosen ? '/account/choices' : '/welcome/region'}>
        {chosen ? 'Change your choices' : 'Choose'}
      </a>
    </p>
  </div>
)

/** The reader's own page: stories from the pages that are set for everyone, picked by what he chose and by nothing else. A visitor's choices count too. */
export const yours = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  const choices = await chosenBy(db, paper)
  const chosen = choices.region !== null || choices.sections.length + choices.titles.length > 0
  const places = chosen ? arrangeYours(await chooseYours(db, choices), choices) : []
  const because = new Map(places.map((place) => [place.articleId, place.because]))
  const mine = (await gatherCards(db, places, paper.now)).map((card) => ({ card, because: because.get(card.articleId) ?? '' }))
  // Nobody is left standing on an empty page.
  const top = mine.length > 0 ? [] : await gatherCards(db, await choosePlaces(db, 'front', 6), paper.now)
  return pageReply(paper, {
    title: 'For you',
    path: '/yours',
    at: 'yours',
    index: false,
    body: (
      <>
        <div class="list wide yours">
          <h1 class="page-name">For you</h1>
          {mine.length === 0 ? (
            <Empty chosen={chosen} />
          ) : (
            <>
              <p class="page-says">
                Made of what you chose, and of nothing else.{' '}
                <a href={paper.viewer.session ? '/account/choices' : '/welcome/region'}>Change it</a>
              </p>
              <Pieces mine={mine} now={paper.now} />
            </>
          )}
        </div>
        <TopStories cards={top} now={paper.now} />
      </>
    ),
  })
}
