import { givePicture, pictureFormatFor, readPictureAddress } from '../articles/articles.ts'
import type { Clock } from '../base/clock.ts'
import type { Network } from '../base/fetching.ts'
import type { GivePicture } from './files.ts'

/** Gives the pictures of articles and the marks of titles through our own proxy, whose cache is in `cacheFolder`. */
export const openPictures =
  (outside: { network: Network; cacheFolder: string }, clock: Clock): GivePicture =>
  async (db, { path, accept }) => {
    const wanted = readPictureAddress(path)
    if (!wanted) return undefined
    const given = await givePicture(db, { ...wanted, format: wanted.format ?? pictureFormatFor(accept) }, outside, clock())
    return given.kind === 'picture' ? { body: given.bytes, type: given.type } : undefined
  }
