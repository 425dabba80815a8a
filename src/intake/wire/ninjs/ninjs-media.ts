import type { ItemMedia } from '../../../articles/articles.ts'
import { plainText } from '../../plain-text.ts'
import { readDate } from '../../read-date.ts'
import { forbidsUse, lifeWord } from '../life-word.ts'
import { pickRenditions, type Rendition } from '../pick-rendition.ts'
import { byRole, type Fields, fieldsOf, isObject, membersOf, saidAs, textOf } from './said.ts'

export type Resolve = (address: string | undefined) => string | undefined

const number = (value: unknown): number | undefined => {
  const read = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) && read > 0 ? Math.round(read) : undefined
}

const renditionsOf = (fields: Fields, resolve: Resolve): Rendition[] =>
  membersOf(fields, 'renditions').flatMap(({ name, member }) => {
    const own = fieldsOf(member)
    const address = resolve(textOf(own, 'href', 'url'))
    if (!address) return []
    const [width, height] = [number(own.get('width')), number(own.get('height'))]
    const poi = isObject(own.get('poi')) ? (own.get('poi') as Record<string, unknown>) : undefined
    const [x, y] = [poi?.x, poi?.y]
    // The point of interest is told in pixels of its rendition.
    const focus =
      typeof x === 'number' && typeof y === 'number' && width && height && x >= 0 && y >= 0 && x <= width && y <= height
        ? { x: x / width, y: y / height }
        : undefined
    return [
      {
        name: `${name} ${textOf(own, 'title') ?? ''}`.trim(),
        address,
        ...(textOf(own, 'contenttype', 'mimetype') ? { type: textOf(own, 'contenttype', 'mimetype')! } : {}),
        ...(width ? { width } : {}),
        ...(height ? { height } : {}),
        ...(focus ? { focus } : {}),
      },
    ]
  })

const main = /^(?:main|lead|featuremedia|featured|hero|teaser|mainpic)/i

/** What one item or association that is a picture, a sound or a film gives of itself, with caption, credit and alternative text; withheld where its own life or terms forbid it. */
export const mediaOf = (fields: Fields, name: string, resolve: Resolve, now: Date): ItemMedia[] => {
  const renditions = renditionsOf(fields, resolve)
  if (renditions.length === 0) return []
  const descriptions = saidAs(fields, 'descriptions', 'description')
  const kind = textOf(fields, 'type')
  const plain = (text: string | undefined, most: number) => plainText(text, most) || undefined
  const caption = plain(
    byRole(descriptions, 'caption', 'main', '', 'text', 'html', 'xhtml', 'summary', 'description', 'caption_text', 'caption_html')?.value,
    3000,
  )
  const credit = plain(
    byRole(descriptions, 'creditline', 'credit')?.value ??
      textOf(fields, 'creditline', 'credit', 'by', 'byline', 'copyrightholder', 'copyrightnotice'),
    300,
  )
  // Superdesk gives a picture's alternative text as its body.
  const alt = plain(
    byRole(descriptions, 'alt', 'alttext', 'alt_text', 'alternatetext', 'accessibility')?.value ??
      textOf(fields, 'alt', 'alttext', 'alt_text') ??
      byRole(saidAs(fields, 'bodies', 'body'), 'alt', 'text')?.value ??
      byRole(saidAs(fields, 'headlines', 'headline'), 'main', '')?.value,
    500,
  )
  const embargo = readDate(textOf(fields, 'embargoeduntil', 'embargoed'))
  const expires = readDate(textOf(fields, 'expires'))
  const withheld =
    lifeWord(textOf(fields, 'pubstatus'), () => {}) !== undefined ||
    (embargo && embargo > now) ||
    (expires && expires <= now) ||
    forbidsUse(textOf(fields, 'usageterms'))
  return pickRenditions(renditions, kind, {
    ...(caption ? { caption } : {}),
    ...(credit ? { credit } : {}),
    ...(alt && alt !== caption && alt.length <= 300 ? { alt } : {}),
    ...(main.test(name) ? { lead: true } : {}),
    ...(withheld ? { withheld: true as const } : {}),
  })
}
