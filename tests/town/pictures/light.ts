import { mix } from './colour.ts'

/** An hour and a weather: every colour of a scene comes from one of these, so that nothing clashes. */
export type Light = {
  name: string
  /** The sky from the zenith to the horizon. */
  top: string
  middle: string
  low: string
  /** Sun or moon, and how high it may stand (0 horizon, 1 zenith). */
  sun: string
  sunHeight: readonly [number, number]
  /** Land at the horizon and land at the reader's feet; all between is mixed from the two. */
  far: string
  near: string
  /** Green or whatever grows, the one colour that stands out, and lit windows. */
  green: string
  accent: string
  lamp: string
  dark: boolean
}

const of = (name: string, colours: string, sunHeight: readonly [number, number], dark = false): Light => {
  const [top = '', middle = '', low = '', sun = '', far = '', near = '', green = '', accent = '', lamp = ''] = colours
    .split(' ')
    .map((code) => `#${code}`)
  return { name, top, middle, low, sun, sunHeight, far, near, green, accent, lamp, dark }
}

export const lights = {
  dawn: of('dawn', '7f9bbf e6b8a8 fbe3c0 fff6dc b9a2b4 2a2c4a 4c8a63 e4572e ffdf9e', [0.06, 0.22]),
  noon: of('noon', '3f93b8 93cbd4 eef2dd fffdf0 8fbcbb 12384a 3f8a68 f08a24 fff1bf', [0.5, 0.8]),
  golden: of('golden', 'de7d52 f3b165 fce5ab fff7dc cd8457 3a1d33 7f8a32 1f7a8c ffeab0', [0.08, 0.3]),
  dusk: of('dusk', '1c2a55 7b4b80 f29070 ffd9a4 76507c 11122c 2f4a52 ffb347 ffd27a', [0.02, 0.12], true),
  storm: of('storm', '2c3a43 50646c aebab0 dfe4d6 788a8c 15212a 3f5a50 e9b44c ffe2a0', [0.5, 0.7]),
  night: of('night', '0a1230 1b2c57 40608a f6f0d8 2c4472 060a18 1b3b45 ffc857 ffd885', [0.5, 0.85], true),
  fog: of('fog', 'b4c2c2 cbd4cf ebe7d8 f7f2e2 b4c1bf 263d46 4f8468 c8553d ffe9bd', [0.3, 0.6]),
  winter: of('winter', '86aecb c5dbe6 f6ede0 fffaf0 abc4d4 1f3850 4d7281 d1495b ffdf9e', [0.1, 0.4]),
  ember: of('ember', '3a1420 a8322a f58f3c ffd98a 8c2f2c 14080f 4a2a20 ffcf56 ffd27a', [0.1, 0.3], true),
  drouth: of('drouth', 'd9985a ecc07c f8e3b0 fff3cf d0a06a 4a2618 9a8a48 b23a2a fff0c0', [0.5, 0.8]),
} satisfies Record<string, Light>

/** The colour of land so far off: 0 at the horizon, 1 at the reader's feet. */
export const land = (light: Light, nearness: number): string => mix(light.far, light.near, nearness)
