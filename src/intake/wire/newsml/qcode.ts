import { elementsIn, textIn, type XmlElement } from '../../../base/xml.ts'

/** A code without its scheme: "stat:usable" is "usable", and so is "http://cv.iptc.org/newscodes/pubstatusg2/usable". Aliases are each catalog's own, so that only what stands behind the colon counts. */
export const codeIn = (element: XmlElement | undefined): string | undefined => {
  const { qcode, uri, literal } = element?.attributes ?? {}
  if (qcode?.includes(':')) return qcode.slice(qcode.indexOf(':') + 1).trim() || undefined
  const last = uri
    ?.trim()
    .replace(/[/#]+$/, '')
    .replace(/^.*[/#:]/s, '')
  return last || qcode?.trim() || literal?.trim() || undefined
}

/** A role ("drol:caption") without its scheme, in small letters; '' where none is said. */
export const roleOf = ({ attributes }: XmlElement): string =>
  (attributes.role ?? attributes.roleuri ?? '')
    .trim()
    .split(/\s+/)[0]!
    .replace(/^.*[:/#]/s, '')
    .toLowerCase()

/** Text with its space made single. */
export const line = (element: XmlElement | undefined): string => textIn(element).replace(/\s+/g, ' ').trim()

/** Of elements that say the same in several languages those in one that begins like `language`; all where none does. */
export const inLanguage = (all: XmlElement[], language: string | undefined): XmlElement[] => {
  const wanted = language?.slice(0, 2).toLowerCase()
  const own = all.filter(({ attributes }) => attributes['xml:lang']?.slice(0, 2).toLowerCase() === wanted)
  return wanted && own.length > 0 ? own : all
}

/** The name of a person, subject, place or party: its `name`, one of the asserts that describe its code, its literal. */
export const nameIn = (
  element: XmlElement | undefined,
  language: string | undefined,
  asserts?: Map<string, XmlElement>,
): string | undefined => {
  if (!element) return undefined
  const { qcode, uri, literal } = element.attributes
  const described = asserts?.get(qcode ?? '') ?? asserts?.get(uri ?? '') ?? asserts?.get(literal ?? '')
  const main = elementsIn(element, 'mainConcept')[0]
  for (const one of [element, main, described]) {
    const name = line(inLanguage(elementsIn(one, 'name'), language)[0])
    if (name) return name
  }
  return literal && /\p{L}{3}/u.test(literal) ? literal : undefined
}
