import { pictureAddress } from '../../articles/articles.ts'
import { type MachineTerms, machineUseOfTerms, machineUseUnder, type TitleId } from '../../titles/titles.ts'
import { articleAt, storyAt } from '../furniture/addresses.ts'
import type { Card } from '../reader/gather-cards.ts'

/** A feed that we give, before it is written as RSS or JSON. Addresses are whole. */
export type Feed = {
  title: string
  about: string
  home: string
  self: string /** Hubs that are told when it changes. */
  hubs: readonly string[]
  entries: Entry[]
  changed: Date
}

export type Entry = {
  id: string
  link: string
  headline: string
  summary: string | null
  published: Date
  language: string | null
  by: string
  picture: { address: string; credit: string | null } | null
  story: string | null
  /** What machines may do with it. */
  machines: MachineTerms['words']
  title: string
}

const machinesOf = (known: MachineTerms | undefined, terms: Card['terms']) =>
  known ? machineUseUnder(known, terms) : machineUseOfTerms(terms)

/** Cards as entries: what is withheld on pages is withheld here, since both are made of the same cards. */
export const entriesOf = (address: string, cards: Card[], uses: ReadonlyMap<TitleId, MachineTerms>): Entry[] =>
  cards.map(({ article, story, title, terms, line }) => ({
    id: `${address}/news/${article.id}`,
    link: address + articleAt(article),
    headline: article.headline,
    summary: [line && `Our editors: ${line}`, article.standfirst ?? article.opening].filter(Boolean).join('\n') || null,
    published: article.published,
    language: article.language,
    by: title.name,
    picture: article.picture ? { address: address + pictureAddress(article.picture.id, 1280), credit: article.picture.credit } : null,
    story: story.titles > 1 ? address + storyAt(story) : null,
    machines: machinesOf(uses.get(title.id as TitleId), terms).words,
    title: title.id,
  }))
