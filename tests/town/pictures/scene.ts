import type { Dice } from './dice.ts'
import type { Plate } from './plate.ts'

/** A picture as a recipe: draws itself on a plate, composed, lit and coloured by the dice. */
export type Scene = (on: Plate, by: Dice) => void
