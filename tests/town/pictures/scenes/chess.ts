import { darken, lighten, mix } from '../colour.ts'
import { anyRoom, rooms } from '../interior.ts'
import { perspective } from '../perspective.ts'
import { height, type Plate, width } from '../plate.ts'
import type { Scene } from '../scene.ts'

export const chess: Scene = (on, by) => {
  const room = anyRoom(by, rooms.teal, rooms.plum, rooms.sand, rooms.olive)
  on.sheet(on.linear([0, 0], [0, 700], [0, darken(room.wall, 0.25)], [1, room.wall]))
  on.disc(by.between(400, 1200), 330, 330, room.light, 0.25)
  const view = perspective(on, [800, 180], 0.62, 900)
  on.rect(0, 520, width, height, darken(room.wood, 0.35))
  const [pale, dark] = ['#f0ddb4', mix(room.wood, room.ink, 0.45)] as const
  view.level(0, -0.47, 0.47, 0.62, 1.56, darken(room.wood, 0.5))
  for (let row = 0; row < 8; row++)
    for (let n = 0; n < 8; n++)
      view.level(0.002, -0.44 + n * 0.11, -0.33 + n * 0.11, 0.66 + row * 0.11, 0.77 + row * 0.11, (row + n) % 2 ? pale : dark)
  const kinds = ['king', 'queen', 'pawn', 'pawn', 'pawn', 'rook', 'bishop', 'pawn'] as const
  const spots = new Map<string, { row: number; n: number; white: boolean; kind: (typeof kinds)[number] }>()
  for (let k = 0; k < 21; k++) {
    const [row, n] = [by.whole(0, 7), by.whole(0, 7)]
    spots.set(`${row}/${n}`, { row, n, white: row < 4, kind: by.pick(kinds) })
  }
  for (const { row, n, white, kind } of [...spots.values()].sort((a, b) => b.row - a.row)) {
    const away = 0.715 + row * 0.11
    const [px, py] = view.at([-0.385 + n * 0.11, 0, away])
    piece(on, px, py, view.scale(away) * 0.105, kind, white ? '#f6ead0' : mix(room.accent, room.ink, 0.6))
  }
}

/** A chessman turned on a lathe: one outline, lit from the left. */
function piece(on: Plate, x: number, y: number, s: number, kind: 'king' | 'queen' | 'pawn' | 'rook' | 'bishop', colour: string): void {
  const tall = { king: 2.3, queen: 2.1, bishop: 1.8, rook: 1.5, pawn: 1.3 }[kind] * s
  const paint = on.linear([x - s * 0.4, 0], [x + s * 0.4, 0], [0, lighten(colour, 0.3)], [0.5, colour], [1, darken(colour, 0.45)])
  on.disc(x + s * 0.2, y + s * 0.02, s * 0.55, '#0b0a14', 0.4, s * 0.16)
  on.path(
    `M${x - s * 0.4} ${y}q0 ${s * 0.1} ${s * 0.4} ${s * 0.1}t${s * 0.4} ${-s * 0.1}v${-s * 0.14}q${-s * 0.2} ${-s * 0.12} ${-s * 0.24} ${-tall * 0.34}L${x + s * 0.12} ${y - tall * 0.66}h${s * 0.14}v${-s * 0.09}H${x - s * 0.26}v${s * 0.09}h${s * 0.14}L${x - s * 0.16} ${y - s * 0.14 - tall * 0.34}Q${x - s * 0.2} ${y - s * 0.26} ${x - s * 0.4} ${y - s * 0.14}z`,
    paint,
  )
  const top = y - tall * 0.66 - s * 0.09
  if (kind === 'pawn') on.disc(x, top - s * 0.2, s * 0.24, paint)
  else if (kind === 'rook') {
    on.rect(x - s * 0.27, top - s * 0.34, s * 0.54, s * 0.36, paint)
    for (const k of [-0.27, -0.07, 0.13]) on.rect(x + k * s, top - s * 0.48, s * 0.14, s * 0.16, paint)
  } else {
    on.path(
      `M${x - s * 0.16} ${top}Q${x - s * 0.34} ${top - s * 0.34} ${x - s * (kind === 'bishop' ? 0.02 : 0.26)} ${top - s * 0.56}h${s * (kind === 'bishop' ? 0.04 : 0.52)}Q${x + s * 0.34} ${top - s * 0.34} ${x + s * 0.16} ${top}z`,
      paint,
    )
    if (kind === 'king') on.stroke(`M${x} ${top - s * 0.56}v${-s * 0.28}M${x - s * 0.12} ${top - s * 0.72}h${s * 0.24}`, colour, s * 0.09)
    else on.disc(x, top - s * 0.62, s * 0.09, colour)
  }
}
