import { elementsIn, type XmlElement } from '../../../base/xml.ts'
import { attributeNames, holdBoth, holdElements, holdText } from './g2-words.ts'

/** The namespace of NewsML-G2, in all its versions. */
export const g2Space = 'http://iptc.org/std/nar/2006-10-01/'

const words = (text: string) => new Set(text.split(' '))

// XML Schema's types by the names of attributes that have one type wherever they stand.
const typed: [Set<string>, RegExp, string][] = [
  [
    words(
      'qcode accesstype audiochannels audiocodec authoritystatus colourindicator colourspace confirmationstatus creator durationunit encoding format heightunit how idformat interactiontype jobtitle layoutorientation market mode part radunit ratertype ratingtype rendition renditionref residrefformat severity symbolsrc timeunit valcalctype videocodec videodefinition videoscaling why widthunit',
    ),
    /^[^\s:]+:\S+$/,
    'a code with its scheme before a colon',
  ],
  // A percent sign begins two hexadecimal digits (RFC 3986, 2.1).
  [words('uri href url targeturi additionalInfo authority'), /^(?:[^%\s<>"{}|\\^`]|\s|%[0-9A-Fa-f]{2})*$/, 'an address'],
  [
    words('coversfrom coversto created generated modified retired schemecreated schememodified schemeretired timestamp validfrom validto'),
    /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/,
    'a date',
  ],
  [
    words('charcount colourdepth height linecount orientation pagecount rank raters seq size wordcount interactions'),
    /^\+?\d+$/,
    'a whole number',
  ],
  [
    words('audiobitrate audiosamplerate audiosamplesize chnlid resolution videoavgbitrate'),
    /^\+?0*[1-9]\d*$/,
    'a whole number above nought',
  ],
  [words('confidence relevance'), /^\+?0*(?:\d{1,2}|100)$/, 'a whole number from 0 to 100'],
  [words('custom hascontent audiovbr videovbr'), /^(?:true|false|0|1)$/, 'true or false'],
  [words('latitude longitude scalemax scalemin videoframerate'), /^[+-]?(?:\d+\.?\d*|\.\d+)$/, 'a number'],
  [words('tag'), /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/, 'a language'],
]
const mostNested = 3
const mostElements = 200_000

/** The text directly within an element. */
export const textOfOwn = (element: XmlElement) =>
  element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

// Names of versions: 2.9 is older than 2.10.
export const isBefore = (version: string | undefined, minor: number): boolean => {
  const told = /^2\.(\d{1,3})/.exec(version ?? '')
  return told !== null && Number(told[1]) < minor
}

const whyNotWords = (element: XmlElement): string | undefined => {
  const { local } = element
  const name = local.slice(0, 40)
  if (!holdElements.has(local) && !holdText.has(local) && !holdBoth.has(local)) return `${name} is no element of NewsML-G2`
  const odd = Object.keys(element.attributes).find((one) => !one.includes(':') && one !== 'xmlns' && !attributeNames.has(one))
  if (odd) return `${name}@${odd.slice(0, 40)} is no attribute of NewsML-G2`
  if (holdElements.has(local) && textOfOwn(element))
    return `${name} holds text (“${textOfOwn(element).slice(0, 40)}”) where only elements may stand`
  if (holdText.has(local) && elementsIn(element).some(({ space }) => space === g2Space))
    return `${name} holds elements where only text may stand`
  return undefined
}

const needed: Record<string, string[]> = { catalogRef: ['href'], scheme: ['alias', 'uri'], schemeMeta: ['uri'], groupRef: ['idref'] }

const whyNotElement = (element: XmlElement, nested: number, version: string | undefined): string | undefined => {
  for (const [name, value] of Object.entries(element.attributes)) {
    const type =
      typed.find(([names]) => names.has(name)) ??
      (name.endsWith('uri') && !/^(?:role|type|aspect|environment|pubconstraint|scope)uri$/.test(name) ? typed[1] : undefined)
    if (type && !type[1].test(value.trim().slice(0, 4000)))
      return `${element.local}@${name} must be ${type[2]}, which “${value.slice(0, 60)}” is not`
    if (/^scheme(?:created|modified|retired)$/.test(name) && element.local === 'scheme' && isBefore(version, 29))
      return `${element.local}@${name} came with version 2.29`
  }
  const missing = needed[element.local]?.find((name) => element.attributes[name] === undefined)
  if (missing) return `${element.local}@${missing} is missing`
  if (element.local === 'related' && nested > mostNested) return `related stands within related more than ${mostNested} deep`
  if (element.local === 'affiliation' && element.parent?.local === 'organisationDetails' && isBefore(version, 29))
    return 'affiliation in organisationDetails came with version 2.29'
  if (element.local === 'digitalSourceType' && isBefore(version, 33)) return 'digitalSourceType came with version 2.33'
  if (element.local === 'dataMining' && isBefore(version, 34)) return 'dataMining came with version 2.34'
  return undefined
}

/** What is wrong with any element of an item, in words. `version`: the one agreed on, if any. */
export const whyNotElements = (root: XmlElement, version: string | undefined): string | undefined => {
  // Of a version newer than is known here, new names are nobody's mistake.
  const known = !/^2\.(?:3[6-9]|[4-9]\d|\d{3})/.test(root.attributes.standardversion ?? '')
  const waiting: [XmlElement, number][] = [[root, 0]]
  for (let seen = 0; waiting.length > 0 && seen < mostElements; seen++) {
    const [element, outer] = waiting.pop()!
    // What is carried in another namespace (NITF, XHTML, ODRL) is not NewsML-G2's to say.
    if (element.space !== g2Space) continue
    const nested = element.local === 'related' ? outer + 1 : 0
    const why = whyNotElement(element, nested, version) ?? (known ? whyNotWords(element) : undefined)
    if (why) return why
    if (element.local !== 'inlineXML' && element.local !== 'rightsExpressionXML')
      for (const child of elementsIn(element)) waiting.push([child, nested])
  }
  return undefined
}
