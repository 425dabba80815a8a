export type Point = readonly [x: number, y: number]
export type Stop = readonly [at: number, colour: string, opacity?: number]

/** The sheet that every scene is drawn on, in its own units: three to two, as newspapers' cameras are. */
export const width = 1600
export const height = 1067

const round = (value: number) => Math.round(value * 10) / 10

// A shape's own opacity costs the renderer a layer the size of the sheet; the opacity of its paint costs nothing.
const fade = (opacity: number, paint = 'fill') => (opacity < 1 ? ` ${paint}-opacity="${Math.round(opacity * 100) / 100}"` : '')

/** A sheet that collects shapes in the order in which they are printed, lowest first. */
export function plate() {
  const defs: string[] = []
  const shapes: string[] = []
  const put = (shape: string) => void shapes.push(shape)
  const gradient = (head: string, name: string, stops: readonly Stop[]) => {
    const id = `g${defs.length}`
    const written = stops.map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`)
    defs.push(`<${name} id="${id}" gradientUnits="userSpaceOnUse" ${head}>${written.join('')}</${name}>`)
    return `url(#${id})`
  }
  return {
    linear: ([x1, y1]: Point, [x2, y2]: Point, ...stops: Stop[]) =>
      gradient(`x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"`, 'linearGradient', stops),
    radial: ([x, y]: Point, r: number, ...stops: Stop[]) =>
      gradient(`cx="${round(x)}" cy="${round(y)}" r="${round(r)}"`, 'radialGradient', stops),
    sheet: (fill: string, opacity = 1) => put(`<rect width="${width}" height="${height}" fill="${fill}"${fade(opacity)}/>`),
    path: (d: string, fill: string, opacity = 1) => put(`<path d="${d}" fill="${fill}"${fade(opacity)}/>`),
    poly: (points: readonly Point[], fill: string, opacity = 1) => put(`<path d="${straight(points)}z" fill="${fill}"${fade(opacity)}/>`),
    rect: (x: number, y: number, w: number, h: number, fill: string, opacity = 1, corner = 0) =>
      put(
        `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}"${fade(opacity)}${corner ? ` rx="${corner}"` : ''}/>`,
      ),
    disc: (x: number, y: number, r: number, fill: string, opacity = 1, ry = r) =>
      put(`<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(r)}" ry="${round(ry)}" fill="${fill}"${fade(opacity)}/>`),
    stroke: (d: string, colour: string, thick: number, opacity = 1) =>
      put(
        `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(thick)}" stroke-linecap="round" stroke-linejoin="round"${fade(opacity, 'stroke')}/>`,
      ),
    /** What `draw` prints is moved, turned, mirrored, clipped or faded as one. */
    group(attributes: string, draw: () => void) {
      put(`<g ${attributes}>`)
      draw()
      put('</g>')
    },
    /** A shape that a group can be cut to: `clip-path="url(#…)"`. */
    clip(d: string): string {
      const id = `g${defs.length}`
      defs.push(`<clipPath id="${id}"><path d="${d}"/></clipPath>`)
      return `clip-path="url(#${id})"`
    },
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs.join('')}</defs>${shapes.join('')}</svg>`,
  }
}
export type Plate = ReturnType<typeof plate>

/** A path along points by straight lines. */
export const straight = (points: readonly Point[]): string => points.map(([x, y], i) => `${i ? 'L' : 'M'}${round(x)} ${round(y)}`).join('')

/** A path through points without corners (Catmull–Rom). */
export function smooth(points: readonly Point[]): string {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Point
  return points
    .map(([x, y], i) => {
      if (i === 0) return `M${round(x)} ${round(y)}`
      const [p, q, r] = [at(i - 2), at(i - 1), at(i + 1)]
      return `C${round(q[0] + (x - p[0]) / 6)} ${round(q[1] + (y - p[1]) / 6)} ${round(x - (r[0] - q[0]) / 6)} ${round(y - (r[1] - q[1]) / 6)} ${round(x)} ${round(y)}`
    })
    .join('')
}
