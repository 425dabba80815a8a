import { elementsIn, type XmlElement } from '../../../base/xml.ts'

/** The namespace of NewsML-G2, in all its versions. */
export const g2Space = 'http://iptc.org/std/nar/2006-10-01/'

const itemKinds = ['newsItem', 'packageItem', 'planningItem', 'conceptItem', 'knowledgeItem', 'catalogItem']
const words = (text: string) => new Set(text.split(' '))

// What stands in each kind of item, beside what any item may have.
const anyItem = words('catalogRef catalog hopHistory pubHistory rightsInfo itemMeta')
const own: Record<string, Set<string>> = {
  newsItem: words('contentMeta partMeta assert inlineRef derivedFrom derivedFromValue contentSet'),
  packageItem: words('contentMeta partMeta assert inlineRef derivedFrom derivedFromValue groupSet'),
  planningItem: words('contentMeta assert inlineRef derivedFrom derivedFromValue newsCoverageSet newsCoverage'),
  conceptItem: words('contentMeta assert inlineRef derivedFrom derivedFromValue concept'),
  knowledgeItem: words('contentMeta partMeta assert inlineRef derivedFrom derivedFromValue conceptSet schemeMeta'),
  catalogItem: words('contentMeta catalogContainer'),
}
const metaOfItem = words(
  'itemClass provider versionCreated firstCreated embargoed pubStatus role fileName generator profile service title edNote memberOf instanceOf signal altRep deliverableOf hash expires origRep incomingFeedId metadataCreator link itemMetaExtProperty',
)
const onceInMeta = words('itemClass provider versionCreated firstCreated embargoed pubStatus role fileName profile metadataCreator')
const rights = words(
  'accountable copyrightHolder copyrightNotice usageTerms link rightsInfoExtProperty rightsExpressionXML rightsExpressionData dataMining otherConstraints',
)
// What only content has that is or describes a piece; vocabulary has none of it.
const ofPieces = words('digitalSourceType genre slugline headline dateline by creditline')

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
const dateTime = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/
const dateOrTime = /^-?\d{4,}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/
const mostNested = 3
const mostElements = 200_000

const says = (element: XmlElement) =>
  element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
// Names of versions: 2.9 is older than 2.10.
const isBefore = (version: string | undefined, minor: number): boolean => {
  const told = /^2\.(\d{1,3})/.exec(version ?? '')
  return told !== null && Number(told[1]) < minor
}

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
  if (element.local === 'related' && nested > mostNested) return `related stands within related more than ${mostNested} deep`
  if (element.local === 'affiliation' && element.parent?.local === 'organisationDetails' && isBefore(version, 29))
    return 'affiliation in organisationDetails came with version 2.29'
  if (element.local === 'digitalSourceType' && isBefore(version, 33)) return 'digitalSourceType came with version 2.33'
  if (element.local === 'dataMining' && isBefore(version, 34)) return 'dataMining came with version 2.34'
  return undefined
}

const walk = (root: XmlElement, version: string | undefined): string | undefined => {
  const waiting: [XmlElement, number][] = [[root, 0]]
  for (let seen = 0; waiting.length > 0 && seen < mostElements; seen++) {
    const [element, outer] = waiting.pop()!
    // What is carried in another namespace (NITF, XHTML, ODRL) is not NewsML-G2's to say.
    if (element.space !== g2Space || element.local === 'inlineXML' || element.local === 'rightsExpressionXML') continue
    const nested = element.local === 'related' ? outer + 1 : 0
    const why = whyNotElement(element, nested, version)
    if (why) return why
    for (const child of elementsIn(element)) waiting.push([child, nested])
  }
  return undefined
}

const stranger = (element: XmlElement | undefined, known: (local: string) => boolean) =>
  elementsIn(element).find((child) => child.space === g2Space && !known(child.local))

/**
 * What makes a whole item of NewsML-G2 invalid, in words, or undefined. `against`: the version agreed on, whose later additions are then no part of it; what an item declares is not held
 * against it, as publishers raise it late. The main structure and all attributes are looked at, by hand, not every element that 2.35 knows.
 */
export const whyNotG2 = (item: XmlElement, against: string | undefined): string | undefined => {
  const kind = item.local
  if (itemKinds.includes(kind)) {
    if (!item.attributes.guid?.trim()) return `${kind}@guid is missing`
    if (!item.attributes.standard?.trim()) return `${kind}@standard is missing`
    if (!item.attributes.standardversion?.trim()) return `${kind}@standardversion is missing`
    if (item.attributes.version !== undefined && !/^\s*\+?\d+\s*$/.test(item.attributes.version))
      return `${kind}@version must be a whole number`
    if (item.attributes.conformance !== undefined && !/^(?:core|power)$/.test(item.attributes.conformance))
      return `${kind}@conformance must be core or power`
    const strange = stranger(item, (local) => anyItem.has(local) || own[kind]!.has(local))
    if (strange) return `${strange.local.slice(0, 40)} cannot stand in a ${kind}`
    if (
      isBefore(against, 30) &&
      kind !== 'catalogItem' &&
      !elementsIn(item).some(({ local }) => local === 'catalog' || local === 'catalogRef')
    )
      return 'catalogRef is missing, which was needed before version 2.30'
    const metas = elementsIn(item, 'itemMeta')
    if (metas.length !== 1) return metas.length === 0 ? 'itemMeta is missing' : 'itemMeta stands there more than once'
    for (const needed of ['itemClass', 'provider', 'versionCreated'])
      if (elementsIn(metas[0], needed).length === 0) return `itemMeta/${needed} is missing`
    for (const local of onceInMeta) if (elementsIn(metas[0], local).length > 1) return `itemMeta/${local} stands there more than once`
    const odd = stranger(metas[0], (local) => metaOfItem.has(local))
    if (odd) return `${odd.local.slice(0, 40)} cannot stand in itemMeta`
    for (const local of ['versionCreated', 'firstCreated', 'embargoed']) {
      const told = elementsIn(metas[0], local)[0]
      const text = told && says(told)
      if (told && !(local === 'embargoed' && !text) && !dateTime.test(text ?? ''))
        return `itemMeta/${local} must be a date and time, which “${(text ?? '').slice(0, 40)}” is not`
    }
    const contents = elementsIn(item, 'contentMeta')
    if (contents.length > 1) return 'contentMeta stands there more than once'
    const piece = kind === 'newsItem' || kind === 'packageItem' || kind === 'planningItem'
    const misplaced = piece ? undefined : elementsIn(contents[0]).find(({ local, space }) => space === g2Space && ofPieces.has(local))
    if (misplaced) return `${misplaced.local} cannot stand in the contentMeta of a ${kind}`
    for (const local of ['contentCreated', 'contentModified'])
      for (const told of elementsIn(contents[0], local))
        if (!/^\d{4}(?:-\d{2})?$/.test(says(told)) && !dateOrTime.test(says(told)))
          return `contentMeta/${local} must be a date, which “${says(told).slice(0, 40)}” is not`
    for (const one of elementsIn(item, 'rightsInfo')) {
      const alien = stranger(one, (local) => rights.has(local))
      if (alien) return `${alien.local.slice(0, 40)} cannot stand in rightsInfo`
    }
    const set = kind === 'packageItem' ? elementsIn(item, 'groupSet')[0] : undefined
    if (set && elementsIn(set, 'group').length === 0) return 'groupSet holds no group'
  }
  return walk(item, against)
}
