import { type ArticleId, pictureAddress } from '../../../articles/articles.ts'
import type { Db } from '../../../base/database.ts'
import type { Secret } from '../../../base/secret.ts'
import { type Decision, openVisitorMeter, type Standing } from '../../../membership/membership.ts'
import { aboutArticles } from '../../../stories/stories.ts'
import { type MachineTerms, machineUseOf, machineUseOfTerms, machineUseUnder, type Terms, type TitleId } from '../../../titles/titles.ts'
import { keepOpening } from '../../account/paper/take-reading.ts'
import { machineHeaders } from '../../feeds/machine-terms.ts'
import { articleAt, idIn, machineTermsAt } from '../../furniture/addresses.ts'
import { firstSentence } from '../../furniture/card.tsx'
import type { Paper } from '../../furniture/layout.tsx'
import { thingsOf } from '../../furniture/things-of.ts'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { pageReply, type Reply, redirectReply, textReply } from '../../reply.ts'
import type { Decided, OwnPaper } from '../../serving.ts'
import { sightInLists, sightOf } from '../../sight.ts'
import { placesOf } from '../choose-around.ts'
import { goneReply, notFoundReply } from '../notices/notices.tsx'
import { ArticlePage } from './article-page.tsx'
import { AskIn } from './ask-in.tsx'
import { decideArticle } from './decide-article.ts'
import { type AtGate, meterSays } from './gate-says.ts'
import { type Article, gatherArticle, heldArticle, type Stored } from './gather-article.ts'
import { newsArticle } from './json-ld.ts'
import { type ArticleFacts, openKnownArticles } from './known-articles.ts'
import { versionsReply } from './versions/versions.tsx'

type Asked = { params: { part: string }; query: { gift?: string }; method: string }

/** For whom a page is made, as far as it shows: never who he is, only what many have in common. */
type Form = { decision: Decision; kind: Standing['kind']; was?: 'trial' | 'member'; gives: boolean; trialDays: number }

const formOf = (decision: Decision, standing: Standing, trialDays: number): Form => ({
  decision,
  kind: standing.kind,
  ...(standing.kind === 'lapsed' && { was: standing.was }),
  gives: decision.may && (standing.kind === 'member' || standing.kind === 'complimentary'),
  trialDays,
})

/** Why it is open, where that is worth a word. */
const noteOf = ({ decision, kind }: Form, title: string, terms: Terms): string | undefined => {
  if (!decision.may) return undefined
  if (decision.why === 'gift') return 'A member has opened this article for you.'
  return decision.left === undefined ? undefined : meterSays(decision.left, { kind, title, terms })
}

/** What search engines and readers of machines are told: what its title's publisher says in public and agreed here, the stricter of both. */
const wishes = (address: string, title: string, { words }: MachineTerms, form: Form) => {
  // A gift link leads whoever has it to the whole text, a crawler too.
  const index = words.search !== 'refused' && words.search !== 'priced' && !(form.decision.may && form.decision.why === 'gift')
  const headers = machineHeaders(address, title, words)
  return { index, reserved: headers['tdm-reservation'] as string, headers: { ...headers, ...(index ? {} : { 'x-robots-tag': 'noindex' }) } }
}

const around = async (db: Db, paper: Paper, { id, story, title, around }: Article) => {
  const own = { page: 'self', storyId: story?.id ?? null, articleId: id, reasons: [] }
  // The piece that he opened is there whoever wrote it; what stands around it is not.
  const selves = paper.mutes ? (await gatherUnmuted(db, paper, [own], { kind: 'title', key: title.id })).cards : []
  const { cards } = await gatherUnmuted(db, paper, paper.mutes ? placesOf(around) : [own, ...placesOf(around)])
  return {
    self: [...selves, ...cards].find((card) => card.page === 'self'),
    related: cards.filter((card) => card.page === 'related' && card.article.id !== id),
    top: cards.filter((card) => card.page === 'front' && card.article.id !== id && card.story.id !== story?.id).slice(0, 6),
  }
}

const articleReply = async (db: Db, paper: Paper, whole: Stored, form: Form): Promise<Reply> => {
  const { terms } = whole
  const { decision, kind, was, trialDays } = form
  const piece = heldArticle(whole, sightOf(decision))
  const forAll = sightInLists(
    terms,
    { id: piece.id, title: piece.title.id, published: piece.published_at, embargoUntil: piece.embargo_until },
    paper.now,
  )
  const title = piece.title.id as TitleId
  const said = (await machineUseOf(db, [title])).get(title)
  const machines = said ? machineUseUnder(said, terms) : machineUseOfTerms(terms)
  const { index, reserved, headers } = wishes(paper.address, title, machines, form)
  const at: AtGate = { kind, was, title: piece.title.name, terms, titles: piece.titles, trialDays }
  const about = (await aboutArticles(db, [piece.id as ArticleId])).get(piece.id as ArticleId)
  const isOut = kind === 'visitor' || kind === 'registered' || kind === 'lapsed'
  const reply = pageReply(
    paper,
    {
      title: piece.headline,
      description: piece.standfirst ?? firstSentence(piece.opening) ?? `By ${piece.title.name}`,
      path: articleAt(piece),
      // The piece is its publisher's: search engines are shown his page, not our copy.
      canonical: piece.address ?? undefined,
      plate: 'slim',
      kind: 'article',
      published: piece.published_at,
      modified: piece.updated_at ?? undefined,
      index: index ? undefined : false,
      script: paper.strip.signedIn ? 'reading.js' : undefined,
      meta: { 'tdm-reservation': reserved },
      machineTerms: machineTermsAt(title),
      picture: piece.picture
        ? { path: pictureAddress(piece.picture.id, 1280), alt: piece.picture.alt ?? piece.headline, width: 1280, height: 853 }
        : undefined,
      jsonLd: newsArticle(paper, piece, terms, forAll),
      body: (
        <ArticlePage
          article={piece}
          {...(await around(db, paper, piece))}
          now={paper.now}
          gate={decision.may ? undefined : { decision, at }}
          gated={decision.may && forAll === 'preview'}
          note={noteOf(form, piece.title.name, terms)}
          things={thingsOf(about, piece.title)}
          reads={paper.strip.learns}
          gives={form.gives && forAll === 'preview'}
          asks={isOut && forAll === 'preview' && <AskIn kind={kind} titles={piece.titles} trialDays={trialDays} at={articleAt(piece)} />}
        />
      ),
    },
    { keep: 20 },
  )
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

const same = (as: string, show: Decided['show']): Decided => ({ as, show, shared: true })

/** What has no page of an article: it is not there, has another address, or was withdrawn. The same for everyone. */
const elsewhere = (facts: ArticleFacts, part: string, gift: string | undefined): string | undefined => {
  // What was withdrawn says so under any address that ends in its id: the words in it have gone with the headline.
  const isHere = facts.state === 'withdrawn' || decodeURI(facts.at) === `/news/${part}`
  const at = facts.to ?? (isHere ? undefined : facts.at)
  return at && (gift ? `${at}?${new URLSearchParams({ gift })}` : at)
}

type Given = { secret: Secret; secure: boolean; trialDays: number }

/**
 * The pages of articles: what a reader may not read is taken away before a page is made, and one page is kept for all who are shown the same. A wrong slug goes to the
 * right one, a piece that was joined to another to that; a withdrawn piece is 410 with its title's note.
 */
export const openArticles = (db: Db, { secret, secure, trialDays }: Given) => {
  const known = openKnownArticles(db)
  const gate = { db, secret, meter: openVisitorMeter({ secret, secure }) }
  const decide = async ({ viewer, now }: OwnPaper, { params: { part }, query: { gift }, method }: Asked): Promise<Decided> => {
    const id = idIn(part)
    const found = id ? await known.of(id, now) : undefined
    // What is held is not there, and nothing says that it will be.
    if (!found || found.facts.state === 'held') return same('absent', (paper) => notFoundReply(paper, 'This piece'))
    const { facts, stored } = found
    const to = elsewhere(facts, part, gift)
    if (to) return same('elsewhere', () => redirectReply(to))
    const again = async () => stored ?? (await gatherArticle(db, facts.id))
    if (facts.state === 'withdrawn')
      return same('withdrawn', async (paper) => {
        const whole = await again()
        const piece = whole && heldArticle(whole, 'headline')
        return piece ? goneReply(paper, piece, (await around(db, paper, piece)).top) : notFoundReply(paper, 'This piece')
      })
    const { headers } = viewer.asker
    const ahead = /prefetch|prerender/.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)
    const { decision, cookies } = await decideArticle(gate, facts, { viewer, token: gift, looks: method === 'HEAD' || ahead }, now)
    // Nobody has read what a browser only fetched beforehand: it is refused, and asked for again when it is opened.
    if (ahead && decision.may && decision.counts) return { as: 'ahead', show: () => textReply('text/plain; charset=utf-8', '', 0, 503) }
    if (!ahead && method !== 'HEAD') await keepOpening(db, viewer, facts.id, !decision.may, now)
    const { terms } = facts
    const form = formOf(decision, viewer.standing, trialDays)
    return {
      as: JSON.stringify({ ...form, decision: { ...decision, counts: undefined } }),
      show: async (paper) => {
        const whole = await again()
        return whole ? articleReply(db, paper, whole, form) : notFoundReply(paper, 'This piece')
      },
      alone: viewer.mutes !== undefined,
      shared: viewer.standing.kind === 'visitor' && terms.access !== 'metered' && terms.territories === null && gift === undefined,
      cookies,
    }
  }
  /** The versions of a piece: to see their words is to open it, by the same gate. What the piece's own page would not show, or elsewhere, is so here. */
  const decideVersions = async (own: OwnPaper, asked: Omit<Asked, 'query'>): Promise<Decided> => {
    const decided = await decide(own, { ...asked, query: {} })
    const id = idIn(asked.params.part)
    const found = id && decided.as.startsWith('{') ? await known.of(id, own.now) : undefined
    const { decision } = found ? (JSON.parse(decided.as) as Form) : {}
    if (!found || !decision) return decided
    const sight = sightOf(decision)
    return {
      ...decided,
      as: sight,
      show: async (paper) => {
        const whole = found.stored ?? (await gatherArticle(db, found.facts.id))
        return whole ? versionsReply(db, paper, whole, sight) : notFoundReply(paper, 'This piece')
      },
    }
  }
  return { decide, decideVersions, forget: () => known.forget() }
}
