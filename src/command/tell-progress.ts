import { minute, second } from '../base/clock.ts'
import type { Db } from '../base/database.ts'
import type { Entry } from '../base/rounds.ts'
import { gatherProgress, isCutOff, type Progress } from '../web/web.ts'
import type { Io } from './io.ts'

const count = (n: number, one: string, more: string) =>
  `${n >= 10_000 ? '10,000 and more' : n.toLocaleString('en')} ${n === 1 ? one : more}`

const line = ({ called, feeds, articles, stories, problems }: Progress) => {
  const failed = problems.reduce((sum, problem) => sum + problem.feeds, 0)
  return `${called.toLocaleString('en')} of ${feeds.toLocaleString('en')} feeds called, ${count(articles, 'article', 'articles')} in, ${count(stories, 'story', 'stories')} formed${failed > 0 ? `, ${count(failed, 'feed', 'feeds')} failed` : ''}`
}

const failures = ({ problems }: Progress) =>
  problems
    .map(
      ({ words, titles, feeds }) =>
        `  ${feeds === 1 ? '1 feed' : `${feeds} feeds`}: ${words}${titles.length > 1 ? ` (${titles.slice(0, 3).join(', ')}${feeds > 3 ? ', …' : ''})` : ''}\n`,
    )
    .join('')

const cutOff = (
  progress: Progress,
) => `No title can be reached: ${progress.called === 1 ? 'One feed was' : `${progress.called.toLocaleString('en')} feeds were`} called and none answered, so this machine seems to have no connection to the internet.
Masthead keeps trying. To look around without a network, stop it (Ctrl-C) and run: npm run demo
`

/** Between two lines where they cannot be rewritten in place (a log, a pipe). */
const between = 5 * second

/**
 * Tells in the terminal how the first paper comes along: one line, rewritten in place on a terminal, until every feed has been called; then what failed
 * and why. A paper that has been filled before says nothing.
 */
export const tellProgress = (db: Db, io: Io): Entry => {
  let state: 'unknown' | 'filling' | 'told' = 'unknown'
  let last = ''
  let lastAt = 0
  let toldCutOff = false
  const clear = io.isTerminal ? '\r\x1b[K' : ''
  const work = async (now: Date) => {
    if (state === 'told') return
    const progress = await gatherProgress(db)
    if (state === 'unknown') state = progress.feeds > 0 && progress.called >= progress.feeds ? 'told' : 'filling'
    if (state === 'told') return
    const text = line(progress)
    if (isCutOff(progress) && !toldCutOff) {
      toldCutOff = true
      await io.out(`${clear}${cutOff(progress)}`)
    }
    if (progress.feeds > 0 && progress.called >= progress.feeds && text === last) {
      state = 'told'
      await io.out(
        `${clear}The first paper is set: ${text}.\n${progress.problems.length > 0 ? `What failed is tried again by itself:\n${failures(progress)}` : ''}`,
      )
      return
    }
    if (text === last && now.getTime() - lastAt < minute) return
    last = text
    if (io.isTerminal) await io.out(`${clear}${text}`)
    else if (now.getTime() - lastAt >= between) {
      lastAt = now.getTime()
      await io.out(`${text}\n`)
    }
  }
  return { name: 'telling how the first paper comes along', every: second, first: 0, work }
}
