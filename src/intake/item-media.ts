import type { ItemMedia } from '../articles/articles.ts'
import { plainText } from './plain-text.ts'

type Text = { value?: string } | undefined
type Credit = { value?: string; role?: string }
/** What Media RSS says at any of its levels: of an item, a group of renditions, one of them. */
export type MediaTold = {
  title?: Text
  alt?: Text
  description?: Text
  credits?: Credit[]
  copyright?: Text
  thumbnails?: { url?: string; width?: number; height?: number }[]
  /** The publisher keeps it to himself. */
  withheld?: boolean
}
export type MediaContent = MediaTold & {
  url?: string
  type?: string
  medium?: string
  width?: number
  height?: number
  isDefault?: boolean
  focus?: { x: number; y: number }
}
export type MediaRss = MediaTold & { contents?: MediaContent[]; groups?: (MediaTold & { contents?: MediaContent[] })[] }
export type Enclosure = { url?: string; type?: string; title?: string }

/** Makes an absolute http(s) address or nothing (and notes why). */
export type Resolve = (address: string | undefined) => string | undefined

const endings: Record<string, string> = {
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  gif: 'image',
  webp: 'image',
  avif: 'image',
  svg: 'image',
  mp3: 'audio',
  m4a: 'audio',
  ogg: 'audio',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
  m3u8: 'video',
  pdf: 'document',
}

const mediumOf = (content: { medium?: string; type?: string }, address: string) => {
  const named = (content.medium ?? content.type?.split('/')[0] ?? '').trim().toLowerCase()
  if (['image', 'video', 'audio', 'document'].includes(named)) return named
  return endings[/\.([a-z0-9]{2,4})$/i.exec(new URL(address).pathname)?.[1]?.toLowerCase() ?? '']
}

// Wide enough for any screen that the paper is read on; more is bytes for nobody.
const wideEnough = 2000
/** Of several renditions of the same thing: the one the publisher prefers, else the widest picture that is not enormous. */
const pickOne = (given: MediaContent[]): MediaContent | undefined => {
  // One that may be shown stands in for those that may not.
  const free = given.filter(({ withheld }) => !withheld)
  const contents = free.length > 0 ? free : given
  const pictures = contents.filter(
    (one) => one.medium === 'image' || one.type?.startsWith('image/') || /\.(jpe?g|png|gif|webp|avif)(\?|$)/i.test(one.url ?? ''),
  )
  const from = pictures.length > 0 ? pictures : contents
  const worth = (one: MediaContent) => (one.isDefault ? 1e7 : 0) + ((one.width ?? 0) > wideEnough ? 1 : (one.width ?? 0) + 2)
  return from.reduce<MediaContent | undefined>((best, one) => (best && worth(best) >= worth(one) ? best : one), undefined)
}

const words = (text: Text) => plainText(text?.value, 2000) || undefined
const creditOf = (...from: MediaTold[]) => {
  for (const told of from) {
    const names = (told.credits ?? [])
      .filter((credit) => !/^(author|writer|editor)$/i.test(credit.role ?? ''))
      .map((credit) => plainText(credit.value, 200))
      .filter(Boolean)
    if (names.length > 0) return names.slice(0, 3).join(', ')
  }
  return from.map((told) => words(told.copyright)).find(Boolean)
}

const most = 20

/**
 * The pictures, sounds and films of an item: Media RSS (one rendition a group; what a content does not say its group or item says for it), enclosures,
 * single pictures of other dialects (`pictures`). The same address comes once, the first picture is the lead. At most 20.
 */
export const itemMedia = (
  media: MediaRss | undefined,
  enclosures: Enclosure[],
  pictures: (string | undefined)[],
  resolve: Resolve,
): ItemMedia[] => {
  const found = new Map<string, ItemMedia>()
  const add = (content: MediaContent, ...around: MediaTold[]) => {
    const address = resolve(content.url)
    if (!address || found.has(address) || found.size >= most) return
    const medium = mediumOf(content, address)
    const title = words(content.alt) ?? words(content.title)
    const caption = words(content.description) ?? around.map((told) => words(told.description)).find(Boolean)
    const credit = creditOf(content, ...around)
    found.set(address, {
      address,
      ...(content.type ? { type: content.type } : {}),
      ...(medium ? { medium } : {}),
      ...(content.width ? { width: content.width } : {}),
      ...(content.height ? { height: content.height } : {}),
      ...(title ? { alt: title } : {}),
      ...(caption ? { caption } : {}),
      ...(credit ? { credit } : {}),
      ...(content.focus ? { focus: content.focus } : {}),
      ...(content.withheld || around.some(({ withheld }) => withheld) ? { withheld: true as const } : {}),
    })
  }
  for (const group of media?.groups ?? []) {
    const one = pickOne(group.contents ?? [])
    if (one) add(one, group, media ?? {})
  }
  for (const content of media?.contents ?? []) {
    add(content, media ?? {})
    // A film's still stands in for it where only pictures are shown.
    const address = resolve(content.url)
    if (!address || mediumOf(content, address) !== 'image')
      for (const still of (content.thumbnails ?? []).slice(0, 1)) add({ ...still, medium: 'image' }, content, media ?? {})
  }
  for (const enclosure of enclosures)
    add({
      url: enclosure.url,
      type: enclosure.type,
      title: enclosure.title ? { value: enclosure.title } : undefined,
      withheld: media?.withheld,
    })
  for (const url of pictures) add({ url, medium: 'image', withheld: media?.withheld })
  const hasPicture = () => [...found.values()].some((one) => one.medium === 'image')
  if (!hasPicture()) {
    const thumbnails = [...(media?.thumbnails ?? []), ...(media?.groups ?? []).flatMap((group) => group.thumbnails ?? [])]
    const widest = thumbnails.reduce<(typeof thumbnails)[number] | undefined>(
      (best, one) => (best && (best.width ?? 0) >= (one.width ?? 0) ? best : one),
      undefined,
    )
    if (widest) add({ ...widest, medium: 'image' }, media ?? {})
  }
  const all = [...found.values()]
  const lead = all.find((one) => one.medium === 'image' && !one.withheld)
  return all.map((one) => (one === lead ? { ...one, lead: true } : one))
}
