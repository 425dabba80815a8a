/** The widths, in pixels, that pictures are kept in: few, so that the cache holds each picture a few times and browsers share them. */
export const pictureWidths = [160, 320, 480, 640, 960, 1280, 1600] as const
export type PictureWidth = (typeof pictureWidths)[number]

export const pictureFormats = ['avif', 'webp', 'jpeg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/**
 * The address of a picture of ours. Without `format` it is chosen by what the browser accepts (`pictureFormatFor`), so that pages need no `<picture>` with
 * three sources; such an answer must carry `Vary: Accept`.
 */
export const pictureAddress = (id: string, width: PictureWidth, format?: PictureFormat): string =>
  `/pictures/${id}-${width}${format ? `.${format}` : ''}`

/** Reads such an address, null for any other: only widths and formats of ours exist. */
export const readPictureAddress = (path: string): { id: string; width: PictureWidth; format: PictureFormat | null } | null => {
  const found = /^\/pictures\/([a-z0-9-]{1,80}?)-(\d{3,4})(?:\.(avif|webp|jpeg))?$/.exec(path)
  const width = pictureWidths.find((one) => `${one}` === found?.[2])
  return found?.[1] && width ? { id: found[1], width, format: (found[3] as PictureFormat | undefined) ?? null } : null
}

/** The best format that an Accept header names; JPEG where it names neither modern one. */
export const pictureFormatFor = (accept: string | null | undefined): PictureFormat =>
  /image\/avif(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accept ?? '')
    ? 'avif'
    : /image\/webp(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accept ?? '')
      ? 'webp'
      : 'jpeg'

/** The smallest width of ours that is not smaller than `pixels`; the largest where none is. */
export const pictureWidthFor = (pixels: number): PictureWidth => pictureWidths.find((width) => width >= pixels) ?? 1600
