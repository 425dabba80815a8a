import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { isCutOff, type Progress } from './gather-progress.ts'

/** One line over a front page that already has news while titles are still being called for the first time. */
export const SettingNote = ({ progress }: { progress: Progress }) => (
  <p class="setting-note wide" role="status">
    The first paper is being set: {progress.called} of {progress.feeds} feeds called, {progress.articles.toLocaleString('en')}{' '}
    {progress.articles === 1 ? 'article' : 'articles'} in.
  </p>
)

const Count = ({ of, most, words }: { of: number; most?: number; words: string }) => (
  <div class="count">
    <dt>{words}</dt>
    <dd>
      {of.toLocaleString('en')}
      {most !== undefined && <small> of {most.toLocaleString('en')}</small>}
    </dd>
    {most !== undefined && most > 0 && <progress value={of} max={most} aria-label={words} />}
  </div>
)

const SettingPage = ({ progress }: { progress: Progress }) => (
  <div class="setting wide">
    <h2 class="headline">The first paper is being set</h2>
    <p class="standfirst">
      Masthead is calling on its titles, one request at a time for each publisher. The front page appears here as soon as the first stories
      are formed; this page looks again by itself.
    </p>
    <dl class="counts" aria-live="polite">
      <Count of={progress.called} most={progress.feeds} words="feeds called" />
      <Count of={progress.articles} words="articles in" />
      <Count of={progress.stories} words="stories formed" />
    </dl>
    {progress.problems.length > 0 && <Problems progress={progress} />}
  </div>
)

const Problems = ({ progress }: { progress: Progress }) => (
  <section class="problems">
    <h3>What did not work, and why</h3>
    <ul>
      {progress.problems.map((problem) => (
        <li>
          <strong>{problem.words || problem.code}</strong> {problem.titles.join(', ')}
          {problem.feeds > problem.titles.length && ` and others (${problem.feeds} feeds)`}. It is tried again by itself.
        </li>
      ))}
    </ul>
  </section>
)

const CutOffPage = ({ progress }: { progress: Progress }) => (
  <div class="setting wide">
    <h2 class="headline">No title can be reached</h2>
    <p class="standfirst">
      {progress.called === 1 ? 'One feed was' : `${progress.called} feeds were`} called and none answered, so this machine seems to have no
      connection to the internet. Masthead keeps trying and sets the paper as soon as titles answer.
    </p>
    <div class="offer">
      <h3>Look around without a network</h3>
      <p>The sample town brings its own publishers: invented titles with news of three days. Stop Masthead and run</p>
      <pre>
        <code>npm run demo</code>
      </pre>
    </div>
    <Problems progress={progress} />
  </div>
)

const EmptyPage = () => (
  <div class="setting wide">
    <h2 class="headline">No titles yet</h2>
    <p class="standfirst">A paper needs titles. Name a file of them when you start, or look around the sample town first.</p>
    <pre>
      <code>npm start -- --titles my-titles.opml{'\n'}npm run demo</code>
    </pre>
  </div>
)

/** The front page before there is a paper: progress, or in plain words why there is none. */
export const settingReply = (paper: Paper, progress: Progress): Reply => {
  // In the first second of a new paper its titles are still joining.
  const isEmpty = progress.titles === 0 && !paper.joining
  return pageReply(
    paper,
    {
      title: isEmpty ? 'No titles yet' : isCutOff(progress) ? 'No title can be reached' : 'The first paper is being set',
      path: '/',
      at: 'front',
      index: false,
      refresh: isCutOff(progress) ? 20 : 3,
      body: isEmpty ? <EmptyPage /> : isCutOff(progress) ? <CutOffPage progress={progress} /> : <SettingPage progress={progress} />,
    },
    { keep: 1 },
  )
}
