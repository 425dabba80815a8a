import type { Db } from '../../../base/database.ts'
import { type Stance, safeNext, type Taste, tasteOf, tune, untune } from '../../../readers/readers.ts'
import { sayOf, type Thing } from '../../furniture/tune.tsx'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { accountReply } from '../own/frame.tsx'
import { sessionOn } from '../own/session.ts'
import { readSay, thingOf } from './read-say.ts'

type Sent = { fields: Record<string, string> }

/** What a reader said of a thing so far; following a title or a section is a choice. */
const stanceIn = ({ titles, sections, tunings }: Taste, { kind, key }: Thing): Stance | undefined => {
  if (kind === 'title' && (titles as string[]).includes(key)) return 'follow'
  if (kind === 'desk' && (sections as string[]).includes(key)) return 'follow'
  return tunings.find((one) => one.kind === kind && one.key === key)?.stance
}

const gone = (paper: OwnPaper) =>
  accountReply(paper, {
    path: '/account/paper',
    heading: 'That was not understood',
    says: 'The form that you sent says nothing that this paper knows.',
    status: 400,
    children: <p />,
  })

/** Keeps what a reader says of a thing. */
export const tuneThing = async (db: Db, paper: OwnPaper, { fields }: Sent): Promise<Reply> => {
  const next = safeNext(fields.next)
  const { reader } = sessionOn(paper)
  const say = readSay(fields.say ?? `mute word ${fields.word ?? ''}`)
  if (!say) return gone(paper)
  const thing = await thingOf(db, say)
  const was = stanceIn(await tasteOf(db, { reader }, paper.now), thing)
  await tune(db, { reader, ...thing, stance: say.stance }, paper.now)
  return seeOther(`/account/paper/said?${new URLSearchParams({ say: sayOf(say.stance, thing), next, ...(was && { was }) })}`)
}

/** Takes back what a reader said of a thing. */
export const untuneThing = async (db: Db, paper: OwnPaper, { fields }: Sent): Promise<Reply> => {
  const next = safeNext(fields.next)
  const say = readSay(fields.say)
  if (!say) return gone(paper)
  await untune(db, { reader: sessionOn(paper).reader, kind: say.kind, key: say.key }, paper.now)
  return seeOther(next)
}

const mutedWords: Partial<Record<Thing['kind'], string>> = {
  title: 'Its pieces disappear from your pages. Stories that other titles tell stay.',
  writer: 'The pieces disappear from your pages. Stories that others tell stay.',
}

/** What follows from it, in words: heading and a sentence. */
export const sayWords = (stance: Stance, { kind, name }: Thing): [string, string] => {
  if (stance === 'follow') return [`You follow ${name}`, 'What is new of it comes to For you.']
  if (stance === 'more') return [`More of ${name}`, 'For you will have more of it where there is more.']
  if (stance === 'less') return [`Less of ${name}`, 'For you will have less of it. Pages that are the same for everyone do not change.']
  return [
    kind === 'word' ? `“${name}” is muted` : `${name} is muted`,
    mutedWords[kind] ?? 'Such stories disappear from your pages, and each page says how many.',
  ]
}

/** What a reader just said, the way to take it back, and the way on. */
export const said = async (db: Db, paper: OwnPaper, query: { say?: string; was?: string; next?: string }): Promise<Reply> => {
  const say = readSay(query.say)
  if (!say) return seeOther('/account/paper')
  const thing = await thingOf(db, say)
  const next = safeNext(query.next)
  const was = readSay(`${query.was} ${sayOf('more', thing).slice('more '.length)}`)
  const [heading, words] = sayWords(say.stance, thing)
  return accountReply(paper, {
    path: '/account/paper/said',
    heading,
    says: words,
    children: (
      <form method="post" action={was ? '/account/paper/tune' : '/account/paper/untune'} class="onward" data-said={heading}>
        <input type="hidden" name="next" value={next} />
        <a class="button" href={next}>
          {next.startsWith('/account') ? 'Back to what the paper believes' : 'Back to where you were'}
        </a>
        <button class="button open" type="submit" name="say" value={sayOf(was ? was.stance : say.stance, thing)}>
          Undo
        </button>
        <a href="/account/paper">All that you said</a>
      </form>
    ),
  })
}
