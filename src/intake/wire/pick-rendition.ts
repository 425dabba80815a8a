import type { ItemMedia } from '../../articles/articles.ts'

/** One rendition of a picture, sound or film. */
export type Rendition = { name: string; address: string; type?: string; width?: number; height?: number; focus?: { x: number; y: number } }

// Wide enough for any screen that the paper is read on; the photographer's original is bytes for nobody.
const wideEnough = 2500
const small = /thumb|icon|tiny|square/i
const marked = /watermark|comp\b/i

const worth = ({ name, width = 0 }: Rendition) =>
  (small.test(name) ? -5000 : 0) + (marked.test(name) ? -3000 : 0) + (width > wideEnough ? 1000 : width || 500)

const mediumOf = ({ type, address }: Rendition, kind: string | undefined): string | undefined => {
  const major = type?.split('/')[0]?.toLowerCase()
  if (major && ['image', 'audio', 'video'].includes(major)) return major
  const ending = /\.([a-z0-9]{3,4})(?:[?#]|$)/i.exec(address)?.[1]?.toLowerCase() ?? ''
  if (/^(?:jpe?g|png|gif|webp|avif)$/.test(ending)) return 'image'
  if (/^(?:mp4|mov|webm|m3u8|mpe?g)$/.test(ending)) return 'video'
  if (/^(?:mp3|m4a|ogg|wav)$/.test(ending)) return 'audio'
  return kind === 'picture' || kind === 'graphic' ? 'image' : kind === 'video' || kind === 'audio' ? kind : undefined
}

/**
 * Of all renditions of one thing those that we keep: the best picture, and for a film or a sound the best of it too (its picture then stands in for it).
 * `kind`: what the format calls the thing (picture, graphic, video, audio).
 */
export const pickRenditions = (renditions: Rendition[], kind: string | undefined, told: Partial<ItemMedia>): ItemMedia[] => {
  const best = new Map<string, Rendition>()
  for (const one of renditions.slice(0, 200)) {
    const medium = mediumOf(one, kind) ?? ''
    const had = best.get(medium)
    if (!had || worth(one) > worth(had)) best.set(medium, one)
  }
  const kept = ['image', 'video', 'audio'].flatMap((medium) => {
    const one = best.get(medium)
    return one ? [{ medium, one }] : []
  })
  return kept.map(({ medium, one: { address, type, width, height, focus } }) => ({
    address,
    medium,
    ...(type?.includes('/') ? { type } : {}),
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
    ...(focus ? { focus } : {}),
    ...told,
  }))
}
