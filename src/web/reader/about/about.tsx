import { shelves } from '../../../desk/desk.ts'
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
              {paper.name} brings the news of many titles together in one place. Nobody pays for a place here, nothing is chosen by what
              others click, and everyone’s front page is in the same order. These are the rules by which it is set.
            </p>
            <h2>Where the pieces come from</h2>
            <p>
              Every title publishes feeds, and the paper calls on them politely: one request at a time for each host, only as often as the
              title publishes, and never past what it asks for. Each piece keeps its title’s name, byline and link. How much of it you can
              read here is the title’s to say; <a href="/titles">each title’s page</a> tells what it agreed and how its feeds stand.
            </p>
            <h2>Which pieces tell the same story</h2>
            <p>
              Pieces of different titles about the same event are set side by side as one story. They are compared by their words, names,
              places and numbers, within days of each other, and stories are joined or parted as more is known. Who told it first is said
              with how that is known: by the time, by those who name him, or by the agency that is credited. Copies of an agency’s text are
              folded under the original.
            </p>
            <p>
              A story’s page shows every telling, so that you can compare; it says who tells it and who does not. Its summary is made of
              sentences that the titles wrote themselves, each with its source beside it: no sentence is written or changed by a machine,
              and none is taken of titles that reserve their text. People, places and organisations in the news have{' '}
              <a href="/topics">topics</a> of their own, and so have affairs that run over days.
            </p>
            <p>
              If two pieces do not belong together, or two stories do, a signed-in reader can say so on the story’s page. An editor decides,
              and the machine keeps to that.
            </p>
            <AboutTop />
            <p>
              What you muted leaves these pages for you alone: a muted title or writer makes room for another title’s telling, and the story
              stays. Each page says how much it hides, and shows it when you ask.
            </p>
            <h2 id="yours">For you, and the daily edition</h2>
            <p>
              <a href="/yours">For you</a> begins with what weighs on the top stories and lets your own taste weigh in: the region, sections
              and titles that you chose, and, when you are signed in, whatever you follow, asked for more or less of, or muted. It also
              learns from what you open, finish and leave, unless you switch that off. What other readers do counts for nothing. A share of
              the places, one in ten unless you say otherwise, is for something from outside all that, and is marked. Each place says why it
              is there.
            </p>
            <p>
              <a href="/account/paper">What the paper believes about you</a> is on one page: every belief with what it follows from, to be
              changed, forgotten or switched off. What was learnt fades by half in a month without a reading.
            </p>
            <p>
              The <a href="/daily">daily edition</a> is the paper of a day, of about ten minutes at the most, and it ends: top stories, some
              of your own, what editors picked, and one piece to read whole. It is set once, when you usually read, and does not change
              after that. By mail it comes only if you ask for it.
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
              which pieces you opened of titles that count them, until they are counted no longer, and what you paid. While learning is on,
              also which pieces you opened, how far and how long you read, for 90 days, and what was learnt from that. Publishers are told
              none of it. All of it is on <a href="/account">your account’s page</a>, to take with you or to have deleted.
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
              {Object.entries(shelves).map(([shelf, { name }]) => (
                <li>
                  {name}: <a href={`/feeds/${shelf}.xml`}>RSS</a>, <a href={`/feeds/${shelf}.json`}>JSON</a>
                </li>
              ))}
              {Object.entries(desks).map(([desk, name]) => (
                <li>
                  {name}: <a href={`/feeds/section/${desk}.xml`}>RSS</a>, <a href={`/feeds/section/${desk}.json`}>JSON</a>
                </li>
              ))}
            </ul>
            <p>
              Each <a href="/titles">title</a>, each <a href="/topics">topic</a> and each story has a feed of its own, linked from its page.
            </p>
          </div>
        </div>
      ),
    },
    { keep: 3600 },
  )
