/** The door of the articles room: one piece by one title, its identity, text, pictures, corrections and withdrawal. */

export {
  type ArticleCheck,
  checkArticle,
  checkArticleAddress,
  checkArticleFile,
  checkWithin,
  explainArticleCheck,
} from './article-check.ts'
export { openBoundedThreads } from './bounded-threads.ts'
export { bylineText } from './byline.ts'
export { type Copied, copiesOf } from './copies/copies-of.ts'
export { findCopies, leaveCopies } from './copies/find-copies.ts'
export { dropOldShingles } from './copies/note-shingles.ts'
export { decodePage } from './decode-page.ts'
export { type ExtractedArticle, extractArticle } from './extract-article.ts'
export { inZone } from './facts/choose-date.ts'
export { fetchFullTexts, type PageOutside } from './fetch-full-texts.ts'
export { type GivenPicture, givePicture, logoId } from './give-picture.ts'
export { articlesLinked } from './home-places/articles-linked.ts'
export { type LinkNames, linkNames } from './home-places/link-names.ts'
export { dropOldHomePlaces, type HomePlace, recordHomePlaces } from './home-places/record-home-places.ts'
export type { Item, ItemMedia } from './item.ts'
export { type FoundArticle, findArticle } from './life/find-article.ts'
export { openPurgeWatch, type PurgeWatch } from './life/purge-watch.ts'
export { awayOf, leftSince, type Proof, purgeProofs, recordAllGone, recordGone } from './life/purges.ts'
export { releaseAndExpire } from './life/release.ts'
export { openPageThreads, type PageReading, readPagesHere } from './page-threads.ts'
export {
  type PictureFormat,
  type PictureWidth,
  pictureAddress,
  pictureFormatFor,
  pictureWidthFor,
  pictureWidths,
  readPictureAddress,
} from './picture-address.ts'
export { type FeedFacts, prepareItem } from './prepare-item.ts'
export type { Prepared, PreparedPicture } from './prepared.ts'
export { spacedWords } from './reading-time.ts'
export { type Became, type Delivery, type Receipt, receive } from './receive.ts'
export { slugOf } from './slug.ts'
export type { ArticleId, ArticleState, Byline, PurgeReason, Rights } from './tables.ts'
export { agencyCalled } from './wire.ts'
export { withdraw } from './withdraw.ts'
export { writerKey } from './writer-key.ts'
