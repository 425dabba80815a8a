import type { Viewer } from '../viewer/viewer.ts'
import { standingLine } from './standing-words.ts'

/** What ends when, and the way to do something about it. Nothing for visitors, nor where nothing ends. */
export const StandingLine = ({ viewer: { standing }, now }: { viewer: Pick<Viewer, 'standing'>; now: Date }) => {
  const says = standingLine(standing, now)
  return says === null ? null : (
    <p class="standing-line">
      <a href="/membership">{says}</a>
    </p>
  )
}
