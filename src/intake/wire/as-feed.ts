import type { WireSetting } from './reading-wire.ts'
import { lifeOnly, type WireRead } from './reading-wire.ts'

/** A wire document as what a feed says. `ok` is false where all that it holds was refused; what it takes back or holds is then still among its items. */
export const asFeed = ({ refused, next, items, ...told }: WireRead, complain: WireSetting['complain']) => {
  const pieces = items.filter((item) => !(item.title === '' && !item.contentHtml && !item.summaryHtml && lifeOnly(item).length > 0))
  const ok = refused.length === 0 || pieces.length > 0
  for (const [index, { code, message }] of refused.entries())
    complain(ok ? 'warning' : 'error', index === 0 ? code : `${code}-${index + 1}`, () => message)
  if (!ok && items.length > 0)
    complain('warning', 'life-kept', () => 'What the document says of the life of its pieces (taken back, held) is done all the same.')
  if (next) complain('note', 'goes-on', () => `The list goes on at ${next}, which is not followed: a feed’s newest items come first.`)
  return { ok, ...told, items }
}
