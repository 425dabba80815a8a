import type { FeedId } from '../titles/titles.ts'
import { isOpeningOf, toldText } from './life/teaser.ts'
import { sameLife, stateAt, weighLife } from './life/weigh-life.ts'
import type { Prepared } from './prepared.ts'
import { isFinal, type Touched } from './touched.ts'
import { orderOf, versionDate, weighVersion } from './weigh-version.ts'

/** What became of an item, as far as its article was known: what is to be written stands in `article` afterwards. */
export type Weighed = 'changed' | 'same' | 'stale' | 'withdrawn'

/** Says nothing of its piece but that it is held: NITF of another document (management-idref-status), or one that is refused for its mistakes. */
export const isBareHold = ({ status, headline, guid }: Prepared): boolean => status === 'withheld' && !headline && guid !== null

/**
 * Weighs one more telling of an article. `supersedes`: it says itself that it takes the place of what stands, whatever its date. A withdrawal is final; one that came
 * only because the right to show the piece had ended is not, where a later telling has that right again.
 */
export const weighItem = (article: Touched, item: Prepared, told: { feed: FeedId; supersedes: boolean }, now: Date): Weighed => {
  if (isFinal(article)) return 'withdrawn'
  if (item.status === 'canceled') {
    article.withdraw = item.correction
    return 'withdrawn'
  }
  if (isBareHold(item)) {
    const life = { ...article.life, withheld: true, from: told.feed }
    if (!sameLife(life, article.life)) Object.assign(article, { life, lives: true })
    return 'same'
  }
  const date = versionDate(item, now)
  const order = told.supersedes ? 1 : orderOf({ number: item.revision, datedAt: date }, article)
  const life = weighLife(item, article.life, order, told.feed)
  if (!sameLife(life, article.life)) Object.assign(article, { life, number: life.number, lives: true })
  if (told.supersedes && item.published) Object.assign(article, { publishedAt: item.published < now ? item.published : now, lives: true })
  else if (item.published && item.published < article.publishedAt) Object.assign(article, { publishedAt: item.published, lives: true })
  if (!article.section && item.section) article.section_ = item
  const isLater = order === 1 && date !== null && date.getTime() !== article.datedAt?.getTime()
  if (stateAt(article.life, now) === 'expired') {
    if (isLater) Object.assign(article, { datedAt: date, redated: true })
    return order === -1 ? 'stale' : 'same'
  }
  const returns = article.state === 'withdrawn' && order !== -1
  const verdict = returns ? 'changed' : weighVersion(item, article, order)
  if (verdict === 'filled') {
    const had = article.write
    Object.assign(article, had ? { write: withBodyOf(had, item), part: 'whole' } : { write: item, part: 'body' })
    Object.assign(article, { words: item.words, text: toldText(item) })
    return 'changed'
  }
  if (verdict === 'same' || verdict === 'stale' || verdict === 'thinner') {
    if (verdict === 'same' && isLater) Object.assign(article, { datedAt: date, redated: true })
    return verdict === 'stale' ? 'stale' : 'same'
  }
  const isHead = verdict === 'retold'
  // What only opens the body is no standfirst of its own.
  const standfirst = isHead && item.standfirst && isOpeningOf(item.standfirst, article.text ?? '') ? null : item.standfirst
  if (isHead && !standfirst && item.headline === article.headline) {
    if (isLater) Object.assign(article, { datedAt: date, redated: true })
    return 'same'
  }
  if (verdict !== 'fuller') {
    // The publisher's date of the change if he moved it, else when we saw it.
    article.correctedAt = date && (!article.datedAt || date > article.datedAt) && date > article.publishedAt ? date : now
    // What nobody has seen is no earlier version.
    article.bump = article.bump || (!article.fresh && article.shown && !returns)
  }
  if (article.print) article.olderPrints = [...article.olderPrints, article.print]
  if (!isHead) Object.assign(article, { write: item, part: 'whole', words: item.words, text: toldText(item) })
  else if (!article.write) Object.assign(article, { write: { ...item, standfirst }, part: 'head' })
  else {
    const head = { ...item, standfirst: standfirst ?? article.write.standfirst }
    Object.assign(article, { write: withBodyOf(head, article.write), part: article.part === 'head' ? 'head' : 'whole' })
  }
  Object.assign(article, {
    print: item.print,
    headline: item.headline,
    datedAt: date ?? article.datedAt,
    section: article.section ?? item.section,
    lives: article.lives || returns,
  })
  return 'changed'
}

/** A later telling that brought no more than a beginning, with the body of one that is to be written with it. */
const withBodyOf = (item: Prepared, { html, words, minutes, opening, searchText, pictures, hasLead }: Prepared): Prepared => ({
  ...item,
  ...{ html, words, minutes, opening, searchText, pictures, hasLead },
})
