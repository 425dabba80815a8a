import { darken, lighten, mix } from './colour.ts'
import type { Dice } from './dice.ts'

/** The colours of a room: walls, floor, wood, what is dark, what stands out, and the light that falls in. */
export type Room = { wall: string; floor: string; wood: string; ink: string; accent: string; second: string; light: string }

const of = (colours: string): Room => {
  const [wall = '', floor = '', wood = '', ink = '', accent = '', second = '', light = ''] = colours.split(' ').map((code) => `#${code}`)
  return { wall, floor, wood, ink, accent, second, light }
}

export const rooms = {
  teal: of('2f6b70 214a54 c98f56 0f2530 f2a541 e4d5b0 ffe8b5'),
  plum: of('5b3358 3b2140 c4805a 1a0f24 f0a35e d9b8c4 ffe0b0'),
  sand: of('e6cfa5 b98d62 8f5a3a 2d2430 d1513f 2f7f86 fff5da'),
  mint: of('bcd8c9 7fa99b c58f5e 17343c e8663c 2e6f7e fbfbe8'),
  blue: of('2c4a78 1c3056 c98d5c 0b1730 ffb84d a9c3d9 ffe5ae'),
  rose: of('e7b7a2 b67868 8a4f3d 2f1f33 c63d4f 3c6e7d fff0dc'),
  night: of('1b2348 10152f a8744e 070a1a ffc857 5a78b0 ffdf9e'),
  olive: of('8b8f5a 5f6340 a86f42 1f2418 e0772f e8dcb2 fff2c9'),
} satisfies Record<string, Room>

/** Any of some rooms. */
export const anyRoom = (by: Dice, ...from: Room[]): Room => by.pick(from)

/** Clothes for people in a room. */
export const clothes = (room: Room): string[] => [
  room.accent,
  room.second,
  mix(room.ink, room.wall, 0.25),
  lighten(room.wood, 0.15),
  darken(room.accent, 0.3),
]
