import { plainText } from '../../plain-text.ts'
import { lifeOnly, type Refused, type WireRead, type WireSetting } from '../reading-wire.ts'
import { whyNotNinjs } from './check-ninjs.ts'
import { findItems } from './find-items.ts'
import { ninjsItems } from './ninjs-item.ts'
import { isObject } from './said.ts'

// More is kept of no feed; the rest would only be read to be thrown away.
const mostItems = 10_000
const mostTold = 20

const notJson = (text: string, error: unknown): WireRead | undefined => {
  // Only what plainly meant to be ninjs is told of as such; any other broken JSON is for the readers of feeds, which mend some of it.
  if (!/"uri"\s*:/.test(text.slice(0, 20_000)) || /jsonfeed\.org/.test(text.slice(0, 2000))) return undefined
  const why = plainText(error instanceof Error ? error.message : String(error), 160)
  return { format: 'ninjs', items: [], refused: [{ code: 'not-valid', message: `This ninjs document is not valid JSON: ${why}.` }] }
}

/**
 * Reads ninjs 1.x to 3.x: one item, a list, or an agency's answer around a list. Undefined: the text is no ninjs. An item on its own must be valid by its version and is refused if it is not; one in
 * a list is part of an interface of the publisher's own, so that properties beyond the standard cost it nothing, values of a wrong kind still do.
 */
export const readNinjs = (text: string, setting: WireSetting): WireRead | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return notJson(text, error)
  }
  if (isObject(json) && Object.keys(json).length === 0)
    return {
      format: 'ninjs',
      items: [],
      refused: [{ code: 'not-valid', message: 'The document is an empty object: uri, which every item must have, is missing.' }],
    }
  const found = findItems(json)
  if (!found) return undefined
  const refused: Refused[] = []
  let left = 0
  const items = found.items.slice(0, mostItems).flatMap((item) => {
    const why = whyNotNinjs(item, setting.against, !found.single)
    if (!why) return ninjsItems(item as Record<string, unknown>, setting)
    left++
    if (refused.length < mostTold)
      refused.push({
        code: 'not-valid',
        message: `${found.single ? 'The item' : `Item ${found.items.indexOf(item) + 1}`} is not valid ninjs: ${plainText(why, 300)}.`,
      })
    return isObject(item) ? lifeOnly(ninjsItems(item, { ...setting, complain: () => {} }, 99)[0]!) : []
  })
  if (left > refused.length) refused.push({ code: 'not-valid', message: `${left - refused.length} more items are not valid either.` })
  return {
    format: 'ninjs',
    title: plainText(found.title, 300) || undefined,
    // The language of a list whose items all say the same.
    language: items[0]?.language && items.every(({ language }) => language === items[0]!.language) ? items[0].language : undefined,
    items,
    refused,
    ...(found.next ? { next: found.next } : {}),
  }
}
