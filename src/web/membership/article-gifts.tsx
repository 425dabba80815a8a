import type { Db } from '../../base/database.ts'
import { type ArticleGift, giftDays, giveArticle, listGifts, revokeGift } from '../../membership/membership.ts'
import type { Session } from '../../readers/readers.ts'
import { articleAt } from '../furniture/addresses.ts'
import type { Inside } from '../inside.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { calmReply } from './calm.tsx'
import { dayOf } from './standing-words.ts'
import { ToCopy } from './to-copy.tsx'

const linkOf = (address: string, { article, token }: ArticleGift) => `${address}${articleAt(article)}?gift=${token}`

const stateOf = ({ revokedAt, expiresAt, token }: ArticleGift): string =>
  revokedAt ? `Taken back on ${dayOf(revokedAt)}` : token ? `Works until ${dayOf(expiresAt)}` : `Ended on ${dayOf(expiresAt)}`

const opensOf = ({ opens }: ArticleGift): string => (opens === 0 ? 'not opened yet' : opens === 1 ? 'opened once' : `opened ${opens} times`)

const Given = ({ gift, address, shown }: { gift: ArticleGift; address: string; shown: boolean }) => (
  <li>
    <div class="what">
      <b>
        <a href={articleAt(gift.article)}>{gift.article.headline}</a>
      </b>
      <small>
        Given on {dayOf(gift.givenAt)} · {stateOf(gift)} · {opensOf(gift)}
      </small>
    </div>
    {gift.token && (
      <form method="post" action="/account/gifts/revoke" class="acts">
        <input type="hidden" name="gift" value={gift.id} />
        <button type="submit" class="plain" aria-label={`Take back: ${gift.article.headline}`}>
          Take back
        </button>
      </form>
    )}
    {gift.token && !shown && <ToCopy label={`Link to ${gift.article.headline}`} text={linkOf(address, gift)} small />}
  </li>
)

const leftWords = (left: number, perMonth: number) =>
  left > 0 ? `You can give ${left} more of ${perMonth} this month.` : `You have given all ${perMonth} of this month.`

/** The articles that a reader has opened for friends; `made` is the one that he has just given, with its link on top. */
export const showArticleGifts = async (
  db: Db,
  paper: OwnPaper,
  { made, taken }: { made?: string; taken?: string },
  { address, secret, config }: Inside,
): Promise<Reply> => {
  const { reader } = paper.viewer.session as Session
  const gifts = await listGifts(db, { reader, secret }, paper.now)
  const now = gifts.find(({ id, token }) => id === made && token)
  const month = paper.now.toISOString().slice(0, 7)
  const left = Math.max(0, config.GIFTS_PER_MONTH - gifts.filter(({ givenAt }) => givenAt.toISOString().startsWith(month)).length)
  return calmReply(paper, {
    title: now ? 'Here is the link' : 'Articles you have given',
    path: '/account/gifts',
    body: (
      <>
        {taken !== undefined && (
          <p class="said" role="status">
            Taken back. Its link opens nothing any more.
          </p>
        )}
        {now ? (
          <>
            <p class="page-says">
              Copy it and send it to a friend. It opens “{now.article.headline}” for {giftDays} days, without signing up.
            </p>
            <ToCopy label="Link" text={linkOf(address, now)} small />
            <p>
              {leftWords(left, config.GIFTS_PER_MONTH)} <a href={articleAt(now.article)}>Back to the article</a>
            </p>
            <h2>All that you have given</h2>
          </>
        ) : (
          <p class="page-says">
            A member can open {config.GIFTS_PER_MONTH === 1 ? 'one article' : `${config.GIFTS_PER_MONTH} articles`} a month for friends,
            with “Give this article” under each. {paper.viewer.standing.kind === 'member' ? leftWords(left, config.GIFTS_PER_MONTH) : ''}
          </p>
        )}
        {gifts.length > 0 && (
          <ul class="listed">
            {gifts.map((gift) => (
              <Given gift={gift} address={address} shown={gift === now} />
            ))}
          </ul>
        )}
      </>
    ),
  })
}

/** Makes the link. */
export const giveOne = async (
  db: Db,
  paper: OwnPaper,
  { article = '' }: { article?: string },
  { secret, config }: Inside,
): Promise<Reply> => {
  const { session, standing } = paper.viewer
  const made = await giveArticle(
    db,
    { reader: (session as Session).reader, standing, article, secret, perMonth: config.GIFTS_PER_MONTH },
    paper.now,
  )
  if (made.ok) return seeOther(`/account/gifts?made=${made.gift}`)
  if (made.code === 'no-such-article') return notFoundReply(paper, 'This article')
  return calmReply(paper, {
    title: 'Not given',
    path: '/account/gifts',
    body: (
      <>
        <p class="page-says">{made.message}</p>
        <p class="acts">
          <a href="/account/gifts">Articles you have given</a>
          {made.code === 'members-only' && <a href="/membership">Membership</a>}
        </p>
      </>
    ),
  })
}

/** Takes a link back. */
export const takeBack = async (db: Db, paper: OwnPaper, { gift = '' }: { gift?: string }): Promise<Reply> => {
  const taken = await revokeGift(db, { gift, reader: (paper.viewer.session as Session).reader }, paper.now)
  return seeOther(taken ? '/account/gifts?taken' : '/account/gifts')
}
