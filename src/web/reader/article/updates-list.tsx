import { inLanguage } from '../../furniture/desks.ts'
import { ShortMoment } from '../../furniture/times.tsx'
import type { Update } from './show-body.ts'

const fewest = 2
const most = 60

/** How many updates a live report has, and a way to each: folded, since the text itself follows. */
export const UpdatesList = ({ updates, language }: { updates: Update[]; language: string | null }) => {
  if (updates.length < fewest) return null
  return (
    <details class="updates">
      <summary>{updates.length} updates</summary>
      <ol>
        {updates.slice(0, most).map((update) => (
          <li>
            <a href={`#${update.id}`}>
              {update.at && <ShortMoment at={new Date(update.at)} />}
              <span {...inLanguage(language)}>{update.heading ?? 'Read the update'}</span>
            </a>
          </li>
        ))}
      </ol>
    </details>
  )
}
