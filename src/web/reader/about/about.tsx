import type { Paper } from '../../furniture/layout.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import { AboutGate, type GateRules } from './about-gate.tsx'
import { AboutTop } from './about-top.tsx'

/** How pieces are chosen and who may read them, in plain words. */
export const about = (paper: Paper, rules: GateRules): Reply =>
  pageReply(
    paper,
    {
      title: 'How pieces are chosen',
      description: 'How this paper finds, groups and orders the news, and who may read what: the real rules, in plain words.',
      path: '/about',
      at: 'about',
      body: (
        <div class="list wide">
          <h1 class="page-name">How pieces are chosen</h1>
          <div class="prose">
            <p>
              {paper.name} brings the news of many titles together in one place. Nobody pays for a place here, nothing is chosen by clicks,
              and everyone sees the same front page. These are the rules by which it is set.
            </p>
            <h2>Where the pieces come from</h2>
            <p>
              Every title publishes feeds, and the paper calls on them politely: one request at a time for each host, only as often as the
              title publishes, and never past what it asks for. Each piece keeps its title’s name, byline and link. How much of it you can
              read here is the title’s to say; <a href="/titles">each title’s page</a> tells what it agreed and how its feeds stand.
            </p>
            <h2>Which pieces tell the same story</h2>
            <p>
              Pieces of different titles about the same event are set side by side as one story. They are compared by their words and names,
              within a few days of each other. The title that published first is marked “First reported”. A story’s page shows every
              telling, so that you can compare.
            </p>
            <AboutTop />
            <p>
              <a href="/yours">For you</a> is made of the same pages, picked by the region, the sections and the titles that you chose. What
              you read, and how long, counts for nothing there.
            </p>
            <AboutGate {...rules} />
            <h2>When a title is wrong</h2>
            <p>
              A correction is shown above the piece. What changed, and when, is under the piece. When a title withdraws a piece it leaves
              this paper at once; its address says that it was withdrawn, and why, in the title’s words.
            </p>
            <h2>What the paper knows of you</h2>
            <p>
              Of a visitor, nothing. There are no advertisements and no third parties on these pages, and no cookie before you do something
              that needs one: choosing a region, sections or titles, opening a piece of a title that gives some of its pieces free, signing
              in. Pictures come through the paper’s own server, so that no publisher sees who looks at them. The colours you choose are kept
              in your browser.
            </p>
            <p>
              Of a reader, a mail address and what you give yourself: a name, your choices, ways to sign in. Also where you are signed in,
              which pieces you opened of titles that count them, until they are counted no longer, and what you paid. All of it is on{' '}
              <a href="/account">your account’s page</a>, to take with you or to have deleted.
            </p>
            <h2 id="keyboard">From the keyboard</h2>
            <p>
              <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go from headline to headline, <kbd>Enter</kbd> opens the one you are on,{' '}
              <kbd>?</kbd> leads here. The first <kbd>Tab</kbd> on a page skips to the news.
            </p>
          </div>
        </div>
      ),
    },
    { keep: 3600 },
  )

export const feedsPage = (paper: Paper, desks: Record<string, string>): Reply =>
  pageReply(
    paper,
    {
      title: 'Feeds',
      description: 'Every page of this paper as a feed for your own reader.',
      path: '/feeds',
      body: (
        <div class="list wide">
          <h1 class="page-name">Feeds</h1>
          <div class="prose">
            <p>Read the paper in your own reader. Each feed comes as RSS and as JSON Feed, without a key and without counting you.</p>
            <ul>
              <li>
                Top stories: <a href="/feeds/front.xml">RSS</a>, <a href="/feeds/front.json">JSON</a>
              </li>
              {Object.entries(desks).map(([desk, name]) => (
                <li>
                  {name}: <a href={`/feeds/section/${desk}.xml`}>RSS</a>, <a href={`/feeds/section/${desk}.json`}>JSON</a>
                </li>
              ))}
            </ul>
            <p>
              Each <a href="/titles">title</a> and each story has a feed of its own, linked from its page.
            </p>
          </div>
        </div>
      ),
    },
    { keep: 3600 },
  )
