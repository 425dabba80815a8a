import { darken, mix } from './colour.ts'
import type { Dice } from './dice.ts'
import { type Plate, width } from './plate.ts'

/** The house seen from its back rows: heads over seat backs, dark against the stage. */
export function audience(on: Plate, by: Dice, top: number, back: string, front: string): void {
  for (let rank = 0; rank < 4; rank++) {
    const [y, s] = [top + rank * 76, 30 + rank * 13]
    const colour = mix(back, front, rank / 3)
    for (let x = (rank % 2) * s - s; x < width + s; x += s * 2.5) {
      if (!by.chance(0.1)) {
        on.disc(x + by.between(-4, 4), y, s * 0.5, darken(colour, 0.25), 1, s * 0.6)
        on.path(
          `M${x - s} ${y + s * 2}Q${x - s} ${y + s * 0.7} ${x} ${y + s * 0.6}Q${x + s} ${y + s * 0.7} ${x + s} ${y + s * 2}z`,
          darken(colour, 0.25),
        )
      }
      on.rect(x - s * 1.1, y + s * 0.95, s * 2.2, s * 3, colour, 1, s * 0.4)
    }
  }
}
