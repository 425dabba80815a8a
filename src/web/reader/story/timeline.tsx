import { hour } from '../../../base/clock.ts'
import { colourClass } from '../../furniture/colour.ts'
import type { Told } from './gather-story.ts'

const width = 1000
const flag = 9

/**
 * Where each flag hangs: its telling's part of the time between first and last, pushed to the right and onto lower rows where flags would lie on each other.
 * Gives left edges (of 1000) and rows, in the order of `times` (ms, ascending).
 */
export const hang = (times: number[]): { x: number; row: number }[] => {
  const [first = 0] = times
  const span = Math.max(hour, (times.at(-1) ?? 0) - first)
  const ends: number[] = []
  return times.map((time) => {
    const x = Math.round(((time - first) / span) * (width - flag))
    const free = ends.findIndex((end) => end <= x)
    const row = free < 0 ? ends.length : free
    ends[row] = x + flag + 2
    return { x, row }
  })
}

/** A rule as long as the story has lasted, a flag of each title hanging where it told it. The list below says the same in words. */
export const Timeline = ({ tellings }: { tellings: Told[] }) => {
  const places = hang(tellings.map((one) => one.published_at.getTime()))
  const rows = Math.max(...places.map((place) => place.row)) + 1
  const height = 4 + rows * 24
  return (
    <svg class="timeline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path class="mast" d={`M0 0h${width}v3H0z`} />
      {tellings.map((one, i) => {
        const { x, row } = places[i] as { x: number; row: number }
        return <path class={`flag ${colourClass(one.title)}`} d={`M${x} ${3 + row * 24}h${flag}v21l-${flag / 2}-4-${flag / 2} 4z`} />
      })}
    </svg>
  )
}
