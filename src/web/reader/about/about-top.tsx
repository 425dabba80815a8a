import { capsOn, halfLives, inWords, longRead, margin, rule } from '../../../edition/edition.ts'
import { type Desk, deskName } from '../../furniture/desks.ts'

const listed = (words: string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(words)

/** 'for most news after 11 hours, for sport after 7, for health and opinion after 16', out of the edition's own numbers. */
export const halvingWords = ({ usual, ...others }: typeof halfLives): string => {
  const hours = [...new Set(Object.values(others))].sort((a, b) => a - b)
  const named = (life: number) =>
    listed((Object.keys(others) as Desk[]).filter((desk) => others[desk] === life).map((desk) => (deskName(desk) ?? desk).toLowerCase()))
  return [`for most news after ${usual} hours`, ...hours.map((life) => `for ${named(life)} after ${life}`)].join(', ')
}

const capNames = { title: 'led by one title', topic: 'about one topic', country: 'from the titles of one country', desk: 'of one section' }

/** 'Of any twelve places in a row, two at the most are led by one title, …', out of the edition's own numbers. */
export const capWords = (): string =>
  capsOn('front')
    .map((cap, n) => {
      const parts = (['title', 'topic', 'country', 'desk'] as const).flatMap((trait) =>
        cap[trait] === undefined ? [] : [`${inWords(cap[trait])} ${capNames[trait]}`],
      )
      return n === 0
        ? `of any ${inWords(cap.places)} places in a row at the most ${listed(parts)}`
        : `of any ${inWords(cap.places)}, ${listed(parts)}`
    })
    .join('; ')

/** How Top stories are ordered, in plain words: the rule of edition/weigh-story.ts, order-page.ts and settle-order.ts. */
export const AboutTop = () => (
  <>
    <h2 id="top">What stands on top</h2>
    <ul>
      <li>
        <b>Breadth.</b> How many independent publishers tell the story. All titles of one owner count once, a news agency’s text counts once
        however many print it, and a copy counts as its original. The step from one publisher to two weighs more than that from nine to ten.
      </li>
      <li>
        <b>Prominence.</b> How high editors placed the piece, and for how long: on their own home pages, and in feeds that they put in
        order. A feed whose pieces stand in order of time in more than {Math.round(rule.inOrderOfTime * 100)} of a hundred pairs says
        nothing, and is not counted. What several have on top counts for more than one editor’s word. Their judgement counts, not anybody’s
        clicks.
      </li>
      <li>
        <b>Pace.</b> When several publishers begin to tell a story within {inWords(rule.latelyHours)} hours, it weighs a little more as long
        as that lasts.
      </li>
      <li>
        <b>Freshness.</b> The weight of a story halves with time: {halvingWords(halfLives)}. It is counted from the latest report, and for a
        quarter from the first. A piece to read for {inWords(longRead.minutes)} minutes or more that hardly anybody else tells is no report
        of the day: it keeps half as long again.
      </li>
      <li>
        <b>Where.</b> Top stories and the sections show stories in the language of the paper, and titles of its own region count a little
        more, if its operator names one. <a href="/country">By country</a> shows what the titles of each country lead with, in their own
        languages: their number counts most there, and others’ for less. An event that is told in several languages stands on a page once,
        in the language of the paper where it is told in that.
      </li>
      <li>
        <b>Picture.</b> A story with a picture weighs a very little more than one without.
      </li>
      <li>
        <b>Variety.</b> Nobody fills the page: {capWords()}. The next story takes the place, and the one that waits says so. Sections and
        countries have caps of their own.
      </li>
      <li>
        <b>Steadiness.</b> A story passes another only when it weighs {Math.round((margin - 1) * 100)} per cent more, so that the page which
        you come back to is the one you left, but for what has happened since. <a href="/why/front">What moved, and why</a>, is told.
      </li>
      <li>
        <b>Editors.</b> The editors of this paper may pin a story to a place, or hold one back, for some days at the most; a pinned story
        says so. What they would hand you first is on <a href="/picks">Our picks</a>, what went well on <a href="/good-news">Good news</a>.
      </li>
    </ul>
    <p>
      Every place stores its reasons when it is set: “Why here?” beside a story leads to them, and{' '}
      <a href="/?why">this page shows all at once</a>. The same news and the same decisions give the same page.
    </p>
  </>
)
