/** Where on a page something stands: among what it tells, beside that, or in what frames every page of the site. */
export type Region = 'main' | 'aside' | 'furniture'

const furniture = new Set(['nav', 'footer'])
const furnitureRoles = new Set(['navigation', 'contentinfo', 'banner', 'menu', 'menubar', 'dialog', 'search'])
// What sites call the columns that software fills, not the desk: what others read, what advertisers pay for, what belongs to one piece.
const besideWords =
  /(?:^|[\s_-])(?:most-?(?:read|viewed|popular|shared|commented)|popular|trending|newsletters?|sponsor(?:ed)?|advert(?:isement)?s?|promo(?:ted)?|partner-?content|outbrain|taboola|sidebar|recommend(?:ed|ations)?)(?:$|[\s_-])/i

/**
 * The region that an element begins, undefined where it lies in that of the element around it. `inContent`: within main, an article or a section, where a header is that of a piece
 * and not the site's.
 */
export const regionOf = (name: string, attributes: Record<string, string>, inContent: boolean): Region | undefined => {
  const role = attributes.role?.trim().toLowerCase() ?? ''
  if (furniture.has(name) || furnitureRoles.has(role) || (name === 'header' && !inContent && role === '')) return 'furniture'
  if (name === 'aside' || role === 'complementary') return 'aside'
  const called = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 500)
  return called.length > 1 && besideWords.test(called) ? 'aside' : undefined
}
