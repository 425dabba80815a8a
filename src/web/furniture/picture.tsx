import { pictureAddress, pictureWidths } from '../../articles/articles.ts'

export type Picture = {
  id: string
  alt: string | null
  caption: string | null
  credit: string | null
  width: number | null
  height: number | null
  /** What it is about, from its left and its top, 0 to 1; null while unknown. */
  focusX: number | null
  focusY: number | null
}

/** The nearest of five lines in one direction: pages carry no style of their own (CSP), so that each has its class; the middle needs none. */
const line = (name: 'x' | 'y', at: number | null): string => {
  const nearest = at === null ? 2 : Math.round(Math.min(1, Math.max(0, at)) * 4)
  return nearest === 2 ? '' : `${name}${nearest}`
}
/** The classes by which a cut picture keeps what it is about. */
const focusClass = ({ focusX, focusY }: Picture): string | undefined => `${line('x', focusX)} ${line('y', focusY)}`.trim() || undefined

type Shown = { picture: Picture; sizes: string; most?: number; lead?: boolean; natural?: boolean; alt?: string }

/** A picture from our own proxy in reserved space. `most`: the widest it is ever shown (css px × density); `natural`: its own proportions, else cut to 3:2 by style. */
export const Pic = ({ picture, sizes, most = 1280, lead = false, natural = false, alt }: Shown) => {
  const offered = pictureWidths.filter((width) => width <= most)
  const known = natural && picture.width && picture.height
  return (
    <img
      class={natural ? undefined : focusClass(picture)}
      src={pictureAddress(picture.id, offered.findLast((width) => width <= 640) ?? 160)}
      srcset={offered.map((width) => `${pictureAddress(picture.id, width)} ${width}w`).join(', ')}
      sizes={sizes}
      width={known ? picture.width! : 1200}
      height={known ? picture.height! : 800}
      alt={alt ?? picture.alt ?? ''}
      loading={lead ? 'eager' : 'lazy'}
      fetchpriority={lead ? 'high' : undefined}
      decoding={lead ? undefined : 'async'}
    />
  )
}
