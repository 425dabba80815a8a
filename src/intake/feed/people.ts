import type { Item } from '../../articles/articles.ts'
import { elementsIn, textIn } from '../../base/xml.ts'
import { people } from '../reading.ts'
import { all, type Told, tell, wordOf } from './names.ts'
import { bare } from './texts.ts'

type Authors = Item['authors']
const most = 50

/** The persons that elements name: Atom's name and email, or one text in whichever form ("a@b.c (Name)"). */
const named = (told: Told, words: string[]): Authors =>
  people(
    all(told, ...words)
      .slice(0, most)
      .map((element) => {
        if (elementsIn(element).length === 0) return textIn(element)
        const inner = tell(element)
        const name = bare(all(inner, 'name', 'itunes:name', 'dc:title')[0])
        const email = bare(all(inner, 'email', 'itunes:email')[0])
        return name || email ? { name, email } : textIn(element)
      }),
  )

/** Who wrote an item. Contributors and those whom Media RSS credits as its writers only where nobody else is named. */
export const authorsOf = (told: Told): Authors => {
  const authors = named(told, ['author', 'dc:creator', 'dc:author', 'itunes:author', 'mi:author'])
  if (authors.length > 0) return authors
  const written = all(told, 'media:credit').filter((credit) => /^(?:author|writer)$/i.test(credit.attributes.role ?? ''))
  const credited = people([
    ...written.slice(0, most).map(textIn),
    ...named(told, ['contributor', 'dc:contributor']).map(({ name, email }) => ({ name, email })),
  ])
  return credited.length > 0 ? credited : named(told, ['itunes:owner'])
}

/** Whom a feed names for all its items: its editor, not who looks after the machine. */
export const feedAuthorsOf = (told: Told): Authors => {
  const authors = named(told, ['author', 'managingeditor', 'dc:creator', 'dc:author', 'itunes:author'])
  return authors.length > 0 ? authors : named(told, ['contributor', 'dc:contributor'])
}

/** An agency or paper that an item says it is from: dc:source, RSS source, the title of Atom's source. An address is not a name. */
export const sourceOf = (told: Told): string | undefined => {
  for (const element of all(told, 'dc:source', 'source', 'dcterms:source').slice(0, 5)) {
    const inner = elementsIn(element).find((one) => wordOf(one) === 'title')
    const text = (inner ? textIn(inner) : elementsIn(element).length > 0 ? '' : textIn(element)).replace(/\s+/g, ' ').trim()
    if (text && text.length <= 100 && !/^\w+:|\/\//.test(text)) return text
  }
  return undefined
}
