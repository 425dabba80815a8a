import { titleAt } from './addresses.ts'
import { colourClass } from './colour.ts'

export type TitleFacts = { id: string; name: string; colour: string | null; edition?: string | null; country?: string | null }

const articles = /^(the|der|die|das|le|la|les|l’|l'|el|los|las|il|lo|i|gli|de|het|o|a|os|as|al)\s+/i

/** One or two letters that stand for a title: 'The Northern Signal' → 'NS', 'Der Elbbote' → 'E'. */
export const monogram = (name: string): string => {
  const words = name
    .replace(/ [-–—] [\w ]+$/, '')
    .replace(articles, '')
    .split(/[\s-]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const big = words.filter((word) => /^[\p{Lu}\p{N}\p{Lo}]/u.test(word))
  return (
    (big.length > 0 ? big : words)
      .slice(0, 2)
      .map((word) => [...word][0])
      .join('')
      .toUpperCase() || '•'
  )
}

export const Mark = ({ title, large }: { title: TitleFacts; large?: boolean }) => (
  <span class={`mark${large ? ' large' : ''} ${colourClass(title)}`} aria-hidden="true">
    {monogram(title.name)}
  </span>
)

/** Whose words these are: mark and name in the title's own colour, to the title's page. */
export const From = ({ title }: { title: TitleFacts }) => (
  <a class={`from ${colourClass(title)}`} href={titleAt(title.id)}>
    <Mark title={title} />
    {title.name}
  </a>
)
