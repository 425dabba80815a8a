import { elementsIn, type XmlElement } from '../../../base/xml.ts'
import { g2Space, isBefore, textOfOwn, whyNotElements } from './check-elements.ts'

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
// Its parts in their order; links and what others add come last, in any.
const metaOfItem =
  'itemClass provider versionCreated firstCreated embargoed pubStatus role fileName generator profile service title edNote memberOf instanceOf signal altRep deliverableOf hash expires origRep incomingFeedId metadataCreator link itemMetaExtProperty'.split(
    ' ',
  )
// In this order; what is not named here may follow in any.
const order = 'catalogRef catalog hopHistory pubHistory rightsInfo itemMeta contentMeta'.split(' ')
const once = words(
  'hopHistory pubHistory itemMeta contentMeta contentSet groupSet conceptSet concept schemeMeta catalogContainer newsCoverageSet',
)
const onceInContent = words('urgency contentCreated contentModified digitalSourceType')
const onceInMeta = words('itemClass provider versionCreated firstCreated embargoed pubStatus role fileName profile metadataCreator')
const rights = words(
  'accountable copyrightHolder copyrightNotice usageTerms link rightsInfoExtProperty rightsExpressionXML rightsExpressionData dataMining otherConstraints',
)
// What only content has that is or describes a piece; vocabulary has none of it.
const ofPieces = words('digitalSourceType genre slugline headline dateline by creditline')

const dateTime = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/
const dateOrTime = /^-?\d{4,}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/

const stranger = (element: XmlElement | undefined, known: (local: string) => boolean) =>
  elementsIn(element).find((child) => child.space === g2Space && !known(child.local))

/**
 * What makes a whole item of NewsML-G2 invalid, in words, or undefined. `against`: the version agreed on, whose later additions are then no part of it; what an item declares is not held
 * against it, as publishers raise it late. The main structure, all names and the types of attributes are looked at, by hand; not which element may stand in which deep within.
 */
export const whyNotG2 = (item: XmlElement, against: string | undefined): string | undefined => {
  const kind = item.local
  if (itemKinds.includes(kind)) {
    if (!item.attributes.guid?.trim()) return `${kind}@guid is missing`
    if (!item.attributes.standard?.trim()) return `${kind}@standard is missing`
    if (!item.attributes.standardversion?.trim()) return `${kind}@standardversion is missing`
    if (item.attributes.version !== undefined && !/^\s*\+?\d+\s*$/.test(item.attributes.version))
      return `${kind}@version must be a whole number`
    const strange = stranger(item, (local) => anyItem.has(local) || own[kind]!.has(local))
    if (strange) return `${strange.local.slice(0, 40)} cannot stand in a ${kind}`
    if (
      isBefore(against, 30) &&
      kind !== 'catalogItem' &&
      !elementsIn(item).some(({ local }) => local === 'catalog' || local === 'catalogRef')
    )
      return 'catalogRef is missing, which was needed before version 2.30'
    const stand = elementsIn(item).filter(({ space }) => space === g2Space)
    for (const local of once) if (stand.filter((one) => one.local === local).length > 1) return `${local} stands there more than once`
    // Both kinds of catalog are one step of the order, and what has no step comes last.
    const step = ({ local }: XmlElement) => (order.includes(local) ? Math.max(1, order.indexOf(local)) : order.length)
    const late = stand.find((one, at) => at > 0 && step(one) < step(stand[at - 1]!))
    if (late) return `${late.local} stands in the wrong place`
    const metas = elementsIn(item, 'itemMeta')
    if (metas.length === 0) return 'itemMeta is missing'
    for (const needed of ['itemClass', 'provider', 'versionCreated'])
      if (elementsIn(metas[0], needed).length === 0) return `itemMeta/${needed} is missing`
    for (const local of onceInMeta) if (elementsIn(metas[0], local).length > 1) return `itemMeta/${local} stands there more than once`
    const odd = stranger(metas[0], (local) => metaOfItem.includes(local))
    if (odd) return `${odd.local.slice(0, 40)} cannot stand in itemMeta`
    const inMeta = elementsIn(metas[0]).filter(({ space }) => space === g2Space)
    const metaLate = inMeta.find((one, at) => at > 0 && metaOfItem.indexOf(one.local) < metaOfItem.indexOf(inMeta[at - 1]!.local))
    if (metaLate) return `itemMeta/${metaLate.local} stands in the wrong place`
    for (const local of ['versionCreated', 'firstCreated', 'embargoed']) {
      const told = elementsIn(metas[0], local)[0]
      const text = told && textOfOwn(told)
      if (told && !(local === 'embargoed' && !text) && !dateTime.test(text ?? ''))
        return `itemMeta/${local} must be a date and time, which “${(text ?? '').slice(0, 40)}” is not`
    }
    const contents = elementsIn(item, 'contentMeta')
    for (const local of onceInContent)
      if (elementsIn(contents[0], local).length > 1) return `contentMeta/${local} stands there more than once`
    const piece = kind === 'newsItem' || kind === 'packageItem' || kind === 'planningItem'
    const misplaced = piece ? undefined : elementsIn(contents[0]).find(({ local, space }) => space === g2Space && ofPieces.has(local))
    if (misplaced) return `${misplaced.local} cannot stand in the contentMeta of a ${kind}`
    for (const local of ['contentCreated', 'contentModified'])
      for (const told of elementsIn(contents[0], local))
        if (!/^\d{4}(?:-\d{2})?$/.test(textOfOwn(told)) && !dateOrTime.test(textOfOwn(told)))
          return `contentMeta/${local} must be a date, which “${textOfOwn(told).slice(0, 40)}” is not`
    for (const one of elementsIn(item, 'rightsInfo')) {
      const alien = stranger(one, (local) => rights.has(local))
      if (alien) return `${alien.local.slice(0, 40)} cannot stand in rightsInfo`
    }
    const set = kind === 'packageItem' ? elementsIn(item, 'groupSet')[0] : undefined
    if (set && elementsIn(set, 'group').length === 0) return 'groupSet holds no group'
  }
  return whyNotElements(item, against)
}
