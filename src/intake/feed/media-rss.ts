import { attributeOf, elementsIn, textIn, type XmlElement } from '../../base/xml.ts'
import type { Enclosure, MediaContent, MediaRss, MediaTold } from '../item-media.ts'
import { all, type Told, tell } from './names.ts'
import { addressIn } from './places.ts'
import { bare } from './texts.ts'

const most = 60
const number = (text: string | undefined) => {
  const read = Number.parseInt(text ?? '', 10)
  return read > 0 && read < 100_000 ? read : undefined
}
const texts = (told: Told, ...words: string[]) => all(told, ...words).map((one) => ({ value: textIn(one) }))

/** What `media:status` says, in small letters: in its attribute as Media RSS has it, or as its text, as SmartFormat writes it. */
export const stateOf = (told: Told): string | undefined => {
  const [status] = all(told, 'media:status')
  return status && (attributeOf(status, 'state') ?? textIn(status)).trim().toLowerCase()
}

/**
 * Whether the publisher keeps a medium to himself: `media:restriction` that does not let everybody have it (a country list is kept to the letter: who looks is
 * not known where pictures are fetched), `media:status` other than active, MSN's `hasSyndicationRights` 0.
 */
const isWithheld = (told: Told): boolean =>
  all(told, 'media:restriction').some((one) => {
    const denies = /^deny$/i.test(one.attributes.relationship ?? 'deny')
    const whom = textIn(one).trim().toLowerCase()
    return denies ? whom !== 'none' : whom !== 'all'
  }) ||
  !/^(?:active)?$/.test(stateOf(told) ?? '') ||
  all(told, 'mi:hassyndicationrights').some((one) => /^(?:0|false|no)$/i.test(textIn(one).trim()))

/** MSN's focal region, in pixels of the picture, as a point from 0 to 1. */
const focusOf = (told: Told, width: number | undefined, height: number | undefined) => {
  const [region] = all(told, 'mi:focalregion')
  if (!region || !width || !height) return undefined
  const [x1, x2, y1, y2] = ['x1', 'x2', 'y1', 'y2'].map((name) => Number(bare(elementsIn(region, name)[0]) ?? Number.NaN)) as [
    number,
    number,
    number,
    number,
  ]
  const [x, y] = [(x1 + x2) / 2 / width, (y1 + y2) / 2 / height]
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : undefined
}

const toldOf = (told: Told): MediaTold => ({
  title: texts(told, 'media:title')[0],
  alt: texts(told, 'mi:alternatetext')[0],
  description: texts(told, 'media:description', 'media:caption')[0],
  credits: all(told, 'media:credit', 'mi:licensorname')
    .slice(0, 20)
    .map((one) => ({ value: textIn(one), role: one.attributes.role })),
  copyright: texts(told, 'media:copyright')[0],
  thumbnails: all(told, 'media:thumbnail')
    .slice(0, most)
    .map((one) => ({
      url: attributeOf(one, 'url') ?? attributeOf(one, 'href') ?? bare(one),
      width: number(attributeOf(one, 'width')),
      height: number(attributeOf(one, 'height')),
    })),
  withheld: isWithheld(told),
})

const contentOf = (element: XmlElement): MediaContent => {
  const told = tell(element)
  const width = number(attributeOf(element, 'width'))
  const height = number(attributeOf(element, 'height'))
  const [player] = all(told, 'media:player')
  const own = toldOf(told)
  const medium = attributeOf(element, 'medium')?.trim().toLowerCase()
  const isPicture = medium === 'image' || /^image\//i.test(attributeOf(element, 'type') ?? '')
  return {
    ...own,
    // Said of a film it is its words; of a picture, its caption.
    description: own.description ?? (isPicture ? texts(told, 'media:text')[0] : undefined),
    url: attributeOf(element, 'url') ?? attributeOf(element, 'href') ?? (player && attributeOf(player, 'url')),
    type: attributeOf(element, 'type'),
    medium: medium || (attributeOf(element, 'url') || !player ? undefined : 'video'),
    width,
    height,
    isDefault: attributeOf(element, 'isdefault') === 'true',
    focus: focusOf(told, width, height),
  }
}

/** What an item says in Media RSS. */
export const mediaOf = (told: Told): MediaRss => ({
  ...toldOf(told),
  contents: all(told, 'media:content').slice(0, most).map(contentOf),
  groups: all(told, 'media:group')
    .slice(0, most)
    .map((group) => {
      const inner = tell(group)
      return { ...toldOf(inner), contents: all(inner, 'media:content').slice(0, most).map(contentOf) }
    }),
})

/** RSS enclosures and Atom's enclosure links. */
export const enclosuresOf = (told: Told): Enclosure[] => {
  const links = all(told, 'link').filter((link) => /(?:^|\/)enclosure$/i.test(attributeOf(link, 'rel') ?? ''))
  return [...all(told, 'enclosure'), ...links].slice(0, most).map((one) => ({
    url: attributeOf(one, 'url') ?? attributeOf(one, 'href') ?? attributeOf(one, 'resource') ?? bare(one),
    type: attributeOf(one, 'type'),
    title: attributeOf(one, 'title'),
  }))
}

/** Single pictures of other dialects: iTunes, an image in the item as in the channel, WebFeeds. */
export const picturesOf = (told: Told): (string | undefined)[] =>
  [
    ...all(told, 'itunes:link').filter((link) => /^image$/i.test(attributeOf(link, 'rel') ?? '')),
    ...all(told, 'itunes:image', 'image', 'webfeeds:cover', 'thumbnail', 'logo', 'snf:logo', 'icon', 'googleplay:image'),
  ]
    .slice(0, most)
    .map((one) => {
      const inner = elementsIn(one).find(({ local }) => local.toLowerCase() === 'url')
      return (
        attributeOf(one, 'href') ??
        attributeOf(one, 'url') ??
        attributeOf(one, 'image') ??
        (inner ? bare(inner) : elementsIn(one).length > 0 ? undefined : addressIn(one, bare(one)))
      )
    })
