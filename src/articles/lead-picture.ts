import type { Block } from './blocks.ts'
import { partCredit } from './credit.ts'
import type { ItemMedia } from './item.ts'
import { type PreparedPicture, pictureAddressAt, pictureKey } from './picture-source.ts'
import type { Body } from './read-body.ts'

const isPicture = ({ medium, type, address }: ItemMedia) =>
  (medium ? medium === 'image' : type ? /^image\/(?!svg)/.test(type) : /\.(?:jpe?g|png|webp|avif|gif)(?:\?|$)/i.test(address)) &&
  !/^image\/svg/.test(type ?? '')

const fromMedia = (media: ItemMedia): PreparedPicture | null => {
  const address = pictureAddressAt(media.address)
  if (!address) return null
  const { width, height } = media
  // Thumbnails that count readers, and logos of 1 × 1, come as media too.
  if ((width !== undefined && width < 40) || (height !== undefined && height < 40)) return null
  const sized = width && height && width < 20000 && height < 20000
  return {
    address,
    ...(media.alt ? { alt: media.alt.slice(0, 500) } : {}),
    ...partCredit(media.caption, media.credit),
    ...(sized ? { width, height } : {}),
    ...(media.focus ? { focus: media.focus } : {}),
  }
}

const indexOf = (block: Block) => {
  const indexes = [...block.html.matchAll(/src="picture:(\d+)"/g)]
  return block.tag === 'figure' && indexes.length === 1 ? Number(indexes[0]![1]) : undefined
}

const defined = (picture: PreparedPicture) =>
  Object.fromEntries(Object.entries(picture).filter(([, value]) => value !== undefined)) as PreparedPicture

/** The body without the pictures that the publisher lets nobody else show: a figure goes whole, its caption speaks of nothing then. */
const withoutWithheld = (body: Body, media: ItemMedia[]): Body => {
  const addresses = media.flatMap(({ withheld, address }) => (withheld ? (pictureAddressAt(address) ?? []) : []))
  if (addresses.length === 0) return body
  const keys = new Set(addresses.map(pictureKey))
  const isWithheld = (index: string) => keys.has(pictureKey(body.pictures[Number(index)]!.address))
  const blocks = body.blocks.flatMap((block) => {
    const html = block.html.replace(/<img src="picture:(\d+)"[^>]*>/g, (found, index: string) => (isWithheld(index) ? '' : found))
    return html === block.html ? [block] : block.tag === 'figure' && !html.includes('<img') ? [] : [{ ...block, html }]
  })
  return { ...body, blocks }
}

/**
 * Takes the lead picture out of a piece: the one that the publisher gives as such, else the first of its media, else one that stands before the
 * third paragraph. The body does not show it a second time; what only the body knew of it (alt text, caption, credit, a larger size) is kept.
 * Gives the body with its pictures numbered anew, the lead at 0 when there is one.
 */
export const takeLeadPicture = (given: Body, media: ItemMedia[]): { blocks: Block[]; pictures: PreparedPicture[]; hasLead: boolean } => {
  const candidates = media.filter((one) => isPicture(one) && !one.withheld).slice(0, 50)
  const body = withoutWithheld(given, media)
  const chosen = [...candidates.filter(({ lead }) => lead), ...candidates].map(fromMedia).find((picture) => picture !== null)
  const key = chosen ? pictureKey(chosen.address) : undefined
  let lead: PreparedPicture | undefined = chosen ?? undefined
  let paragraphs = 0
  let taken = -1
  for (const [at, block] of body.blocks.entries()) {
    const index = indexOf(block)
    if (index === undefined) {
      if (block.tag === 'p') paragraphs++
      if (!chosen && paragraphs > 2) break
      continue
    }
    const inBody = body.pictures[index]!
    if (chosen ? pictureKey(inBody.address) !== key : false) continue
    lead = { ...defined(inBody), ...defined(lead ?? inBody) }
    if (chosen && (inBody.width ?? 0) > (chosen.width ?? 0))
      Object.assign(lead, { address: inBody.address, width: inBody.width, height: inBody.height })
    taken = at
    break
  }
  const blocks = body.blocks.filter((_, at) => at !== taken)
  const pictures: PreparedPicture[] = lead ? [defined(lead)] : []
  const numbers = new Map<string, number>()
  const renumber = (found: string, old: string) => {
    if (!numbers.has(old)) numbers.set(old, pictures.push(defined(body.pictures[Number(old)]!)) - 1)
    return found.replace(old, `${numbers.get(old)}`)
  }
  return {
    blocks: blocks.map((block) =>
      block.html.includes('"picture:') ? { ...block, html: block.html.replace(/(?<=<img src=")picture:(\d+)(?=")/g, renumber) } : block,
    ),
    pictures,
    hasLead: lead !== undefined,
  }
}
