import type { LinkedFacts } from '../json-ld.ts'
import { plainText } from '../plain-text.ts'
import type { Metas } from './metas.ts'

const home = /^(?:home(?:page)?|start(?:seite)?|accueil|inicio|início|portada|hjem|forsiden?|strona główna|domů|etusivu|front ?page|news)$/i
// Parts of a path that every site has, and that say nothing of the subject.
const plainPart =
  /^(?:news|article|articles|artikel|story|stories|post|posts|blog|blogs|amp|www|index|content|archive|page|pages|video|videos|live|20\d\d|\d+|[a-z]{2})$/i

/** The title's own word for the part that a page belongs to: as it says it, else its breadcrumbs, else the first telling part of its address. null where none does. */
export const sectionOfPage = ({
  metas,
  linked,
  url,
  headline,
}: {
  metas: Metas
  linked: LinkedFacts | null
  url: string | undefined
  headline: string | undefined
}): string | null => {
  const told =
    linked?.section ??
    metas.first(
      'article:section',
      'parsely-section',
      'section',
      'sailthru.section',
      'cxenseparse:category',
      'article:section_name',
      'dc.subject.section',
      'category',
    )
  // "News, UK" and "News/Politics": the first.
  const said = plainText(told ?? '')
    .split(/\s*[,;|>]\s*/)[0]!
    .slice(0, 80)
  if (said) return said
  const crumb = (linked?.breadcrumbs ?? []).find((name) => !home.test(name) && plainText(name) !== headline && name.length <= 40)
  if (crumb) return plainText(crumb)
  const parts = url && URL.canParse(url) ? new URL(url).pathname.split('/').filter(Boolean).slice(0, -1) : []
  const part = parts.slice(0, 3).find((one) => !plainPart.test(one) && /^[a-z][a-z-]{2,24}$/i.test(one))
  return part ? part.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()) : null
}
