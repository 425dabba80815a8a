import { pictureAt } from './addresses.ts'

export type Picture = { id: string; alt: string | null; caption: string | null; credit: string | null; width: number | null; height: number | null }

/** Widths (px) that our proxy gives; an address with another width is not answered. */
export const widths = [160, 320, 480, 640, 960, 1280, 1600] as const

type Shown = { picture: Picture; sizes: string; most?: number; lead?: boolean; natural?: boolean; alt?: string }

/** A picture from our own proxy in reserved space. `most`: the widest it is ever shown (css px × density); `natural`: its own proportions, else cut to 3:2 by style. */
export const Pic = ({ picture, sizes, most = 1280, lead = false, natural = false, alt }: Shown) => {
  const offered = widths.filter((width) => width <= most)
  const known = natural && picture.width && picture.height
  return (
    <img
      src={pictureAt(picture.id, offered.at(-1) === 160 ? 160 : Math.min(640, most))}
      srcset={offered.map((width) => `${pictureAt(picture.id, width)} ${width}w`).join(', ')}
      sizes={sizes}
      width={known ? picture.width! : 1200}
      height={known ? picture.height! : 800}
      alt={alt ?? picture.alt ?? ''}
      loading={lead ? 'eager' : 'lazy'}
      fetchpriority={lead ? 'high' : undefined}
      decoding="async"
    />
  )
}
