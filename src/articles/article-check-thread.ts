import { checkArticle } from './article-check.ts'

/** A page to check: its bytes and where they came from. */
export type CheckOrder = { file: string; bytes: Uint8Array; source: { address?: string; contentType?: string; now: Date } }

/** Checks one page. Runs in a thread of its own. */
export const checkOrdered = ({ file, bytes, source }: CheckOrder) => checkArticle(file, bytes, source)

export default checkOrdered
