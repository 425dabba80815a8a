import { towers } from './buildings.ts'
import type { Dice } from './dice.ts'
import { lights } from './light.ts'
import { hills, sky } from './nature.ts'
import { type Plate, width } from './plate.ts'

/** A wall with a big window on a view; the frame is drawn last. */
export function outlook(
  on: Plate,
  by: Dice,
  x: number,
  y: number,
  w: number,
  h: number,
  frame: string,
  panes: number,
  rural = false,
): void {
  const light = by.pick([lights.dawn, lights.noon, lights.golden, lights.dusk])
  on.group(on.clip(`M${x} ${y}h${w}v${h}h${-w}z`), () => {
    on.group(`transform="translate(${x} ${y}) scale(${w / width} ${h / 760})"`, () => {
      sky(on, by, light, 620)
      if (rural) hills(on, by, light, 520, 720, 4, 0.5, 80)
      else towers(on, by, light, 780, 430, [0.15, 0.45])
    })
  })
  for (let n = 0; n <= panes; n++) on.rect(x + (w * n) / panes - 6, y - 6, 12, h + 12, frame)
  for (const at of [0, h]) on.rect(x - 6, y + at - 6, w + 12, 12, frame)
}
