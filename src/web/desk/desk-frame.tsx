import type { ComponentChildren } from 'preact'
import { moment } from '../furniture/times.tsx'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'

const places = {
  desk: ['/desk', 'Today'],
  'our-picks': ['/desk/shelves/our-picks', 'Our picks'],
  'good-news': ['/desk/shelves/good-news', 'Good news'],
  pins: ['/desk/pins', 'Pins'],
  reports: ['/desk/reports', 'Reports'],
  preview: ['/desk/preview', 'Preview'],
  log: ['/desk/log', 'Log'],
} as const

export type DeskPlace = keyof typeof places

// What was done is said by a word in the address, never by the address's own text: a link could make the page say anything.
const sayings: Record<string, string> = {
  picked: 'It is on the shelf. Readers have it within moments of its time.',
  ordered: 'The shelf is ordered so.',
  kept: 'The pick is kept so.',
  off: 'The pick is off the shelf.',
  same: 'Nothing was to be changed.',
  pinned: 'The story is pinned there until its time.',
  held: 'The story is held back until its time.',
  unpinned: 'That is ended.',
  parted: 'The story is parted, and the machine keeps to it. It is moved within moments.',
  joined: 'The stories are one, and the machine keeps to it. They are joined within moments.',
  'taken-back': 'That decision is taken back. The machine may arrange these articles anew.',
  left: 'It stays as it is, and the reports are answered.',
  'nothing-waits': 'Somebody has answered that already.',
}

type Framed = {
  at: DeskPlace
  name: string
  path: string
  /** The word of what was just done. */
  said?: string | undefined
  /** Why what was asked for was not done. */
  problem?: string | undefined
  says?: ComponentChildren
  children: ComponentChildren
}

/** A page of the desk: the ways between its pages, its name, what was done or was not, its parts. Kept by nobody. */
export const deskReply = (paper: OwnPaper, { at, name, path, said, problem, says, children }: Framed): Reply =>
  pageReply(
    paper,
    {
      title: name,
      path,
      index: false,
      plate: 'slim',
      desk: true,
      body: (
        <div class="office desk wide">
          <nav class="office-nav" aria-label="Desk">
            <ul>
              {Object.entries(places).map(([place, [href, words]]) => (
                <li>
                  <a href={href} aria-current={place === at ? 'page' : undefined}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <h1 class="page-name">{name}</h1>
          {says && <p class="page-says">{says}</p>}
          {said && Object.hasOwn(sayings, said) && (
            <p class="said" role="status">
              {sayings[said]}
            </p>
          )}
          {problem && (
            <p class="wrong whole" role="alert">
              {problem}
            </p>
          )}
          {children}
        </div>
      ),
    },
    { status: problem ? 400 : 200, keep: 0 },
  )

/** What time it is, where times are asked for: the desk's clock is UTC, whatever an editor's own says. */
export const ClockSays = ({ now }: { now: Date }) => (
  <p class="hint">
    All times are UTC. It is <time datetime={now.toISOString()}>{moment(now)}</time>.
  </p>
)
