import type { Stance, TuningKind } from '../../readers/readers.ts'

/** Something that a reader can say something of. */
export type Thing = { kind: TuningKind; key: string; name: string }

const offers: Record<TuningKind, Stance[]> = {
  title: ['follow', 'more', 'less', 'mute'],
  topic: ['follow', 'more', 'less', 'mute'],
  writer: ['follow', 'more', 'less', 'mute'],
  desk: ['follow', 'more', 'less', 'mute'],
  country: ['follow', 'more', 'less'],
  story: ['more', 'less', 'mute'],
  word: ['mute'],
}
const names: Record<Stance, string> = { follow: 'Follow', more: 'More', less: 'Less', mute: 'Mute' }
const whole: Record<Stance, string> = { follow: 'Follow', more: 'More of', less: 'Less of', mute: 'Mute' }
export const kindNames: Record<TuningKind, string> = {
  title: 'title',
  topic: 'topic',
  writer: 'writer',
  desk: 'section',
  country: 'country',
  story: 'story',
  word: 'word',
}

/** What one button says, as `readSay` reads it: 'mute title herald'. A writer's name goes with it, as no table has it. */
export const sayOf = (stance: Stance, { kind, key, name }: Thing): string =>
  [stance, kind, key, ...(kind === 'writer' ? [name] : [])].join(' ')

type Shown = {
  things: Thing[]
  /** Where the reader comes back to. */
  next: string
  summary?: string
}

/** More, less, follow and mute for each of some things, folded away: one form that needs no script. Nothing where there are no things. */
export const Tune = ({ things, next, summary = 'More or less like this' }: Shown) =>
  things.length === 0 ? null : (
    <details class="tune">
      <summary>{summary}</summary>
      <form method="post" action="/account/paper/tune">
        <input type="hidden" name="next" value={next} />
        <ul>
          {things.map((thing) => (
            <li>
              <span>
                {thing.name} <small>{kindNames[thing.kind]}</small>
              </span>
              {offers[thing.kind].map((stance) => (
                <button type="submit" name="say" value={sayOf(stance, thing)} aria-label={`${whole[stance]} ${thing.name}`}>
                  {names[stance]}
                </button>
              ))}
            </li>
          ))}
        </ul>
      </form>
    </details>
  )
