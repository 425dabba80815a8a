import type { Item, ItemMedia } from '../../../articles/articles.ts'
import { asHtml, plainText } from '../../plain-text.ts'
import { categories, firstDate, people, resolveAddress, type Setting, saying } from '../../reading.ts'
import { isCorrection, lifeWord, versionOf } from '../life-word.ts'
import type { WireSetting } from '../reading-wire.ts'
import { tellOfPlanned } from '../tell-of-planned.ts'
import { ninjsBody } from './ninjs-body.ts'
import { mediaOf } from './ninjs-media.ts'
import { byRole, type Fields, fieldsOf, isObject, membersOf, type Said, saidAs, textOf } from './said.ts'

const mostDeep = 4
// What is not said to readers: notes, and texts of pictures.
const aside = /^(?:caption|creditline|credit|writer|note|alt|alttext|alt_text|internal|keywords?)/
const media = ['picture', 'graphic', 'video', 'audio']
const http = (text: string | undefined) => (text && /^https?:\/\/\S+$/i.test(text.trim()) ? text.trim() : undefined)

const asPlainOrHtml = ({ type, value }: Said) =>
  /html/.test(type) || /<\/?(?:p|br|em|i|b|strong|a)\b/i.test(value) ? value : asHtml(value)

const namesOf = (fields: Fields, ...kinds: string[]): string[] =>
  membersOf(fields, ...kinds).flatMap(({ member }) => {
    const own = fieldsOf(member)
    const code = textOf(own, 'literal', 'code', 'qcode')
    // A code stands in for a name only where it is a word.
    const name = textOf(own, 'name', 'title')
    // Names of files stand among objects.
    if (name) return /\.[a-z]{3,4}$/i.test(name) ? [] : name
    return code && /^\p{L}[\p{L} &'’.-]{2,60}$/u.test(code) ? code : []
  })

const linkOf = (fields: Fields): string | undefined => {
  const ids = membersOf(fields, 'altids').map(({ member }) => fieldsOf(member))
  const listed = ids.find((one) => /^(?:web|url|canonical|link|permalink|webpage|website|href)$/i.test(textOf(one, 'role') ?? ''))
  // 1.x keeps its other names in an object, whose members are plain texts.
  const named = isObject(fields.get('altids')) ? fieldsOf(fields.get('altids') as Record<string, unknown>) : new Map()
  return (
    http(textOf(fields, 'canonical', 'canonicalurl', 'canonical_url', 'url', 'weburl', 'link', 'permalink')) ??
    http(listed && textOf(listed, 'value')) ??
    http(textOf(named, 'web', 'url', 'canonical', 'link', 'permalink')) ??
    http(textOf(fields, 'uri'))
  )
}

const replacedBy = (fields: Fields): string[] | undefined => {
  const given = ['evolvedfrom', 'replacing', 'replaces', 'rewrite_of'].flatMap((name) => fields.get(name) ?? [])
  const guids = given
    .slice(0, 20)
    .map((one) => (typeof one === 'string' ? one : isObject(one) ? textOf(fieldsOf(one), 'uri', 'guid') : undefined))
    .filter((one): one is string => Boolean(one?.trim()))
  return guids.length > 0 ? guids : undefined
}

const signalsOf = (fields: Fields): string[] => {
  const told = fields.get('signals') ?? fields.get('signal')
  const many = Array.isArray(told) ? told : told === undefined ? [] : [told]
  return many
    .slice(0, 50)
    .flatMap((one) =>
      typeof one === 'string'
        ? one
        : isObject(one)
          ? Object.entries(one).flatMap(([name, value]) => (value === true ? name : typeof value === 'string' ? value : []))
          : [],
    )
}

/**
 * One item of ninjs 1.x, 2.x or 3.x, with what publishers are known to add, as an item of ours, and after it the pieces that it carries whole among its associations.
 * A picture or film alone becomes an item with its caption as the standfirst. What announces news (planning, events) is kept back: it is for editors.
 */
export const ninjsItems = (item: Record<string, unknown>, setting: WireSetting, depth = 0): Item[] => {
  const fields = fieldsOf(item)
  const dated: Setting = { base: setting.address, now: setting.now, complain: setting.complain }
  const resolve = (address: string | undefined) => resolveAddress(address, setting.address, setting.complain)
  const kind = textOf(fields, 'type')?.toLowerCase()
  const descriptions = saidAs(fields, 'descriptions', 'description')
  const body = ninjsBody(saidAs(fields, 'bodies', 'body').filter(({ role }) => !aside.test(role)))
  const caption = media.includes(kind ?? '') ? byRole(descriptions, 'caption', 'main', '', 'text', 'html') : undefined
  // A picture's caption is often given as its body once more, and its alternative text too (Superdesk).
  const said = (text: string | undefined) => plainText(text, 3000).toLowerCase()
  const echoed = media.includes(kind ?? '') && (said(body.html).length < 300 || said(body.html) === said(caption?.value))
  const { html, nitf } = echoed ? { nitf: undefined, html: undefined } : body
  const summary =
    caption ??
    byRole(descriptions, 'summary', 'abstract', 'standfirst', 'lead', 'teaser', 'main', '', 'text', 'html', 'xhtml') ??
    descriptions.find(({ role }) => !aside.test(role)) ??
    (html ? undefined : descriptions.find(({ role }) => /^caption/.test(role)))
  const headlines = saidAs(fields, 'headlines', 'headline')
  const titles = [
    byRole(headlines, '', 'main', 'headline', 'web', 'text', 'html')?.value,
    headlines[0]?.value,
    nitf?.title,
    textOf(fields, 'title', 'name'),
  ]
  const title =
    titles.map((one) => plainText(one, 500)).find(Boolean) ?? (summary || html ? '' : plainText(textOf(fields, 'slugline'), 300))
  const authors = people([
    textOf(fields, 'by', 'byline'),
    ...membersOf(fields, 'authors', 'creators', 'contributors', 'creator').map(({ member }) => {
      const own = fieldsOf(member)
      return { name: textOf(own, 'name', 'literal'), role: textOf(own, 'role', 'jobtitle') }
    }),
  ])
  const edNote = textOf(fields, 'ednote', 'editornote', 'body_footer_note')
  const sources = membersOf(fields, 'infosources', 'infosource').filter(
    ({ member }) => !/interview/i.test(String(member.role ?? member.rel ?? '')),
  )
  const source = sources[0] && fieldsOf(sources[0].member)
  const rights = membersOf(fields, 'rightsinfo')
  const linked = isObject(fields.get('rightsinfo'))
    ? textOf(fieldsOf(fields.get('rightsinfo') as Record<string, unknown>), 'linkedrights')
    : rights.map(({ member }) => textOf(fieldsOf(member), 'linkedrights')).find(Boolean)
  const told = saying({
    holder: plainText(textOf(fields, 'copyrightholder'), 300),
    notice: plainText(textOf(fields, 'copyrightnotice'), 1000),
    usage: plainText(textOf(fields, 'usageterms'), 2000),
    license: http(linked),
  })
  const planned =
    kind === 'event' ||
    kind === 'planning' ||
    (kind === undefined && !html && (fields.has('eventdetails') || fields.has('plannedcoverage')))
  if (planned) tellOfPlanned(setting.complain)
  const status = lifeWord(textOf(fields, 'pubstatus'), setting.complain)
  const associated = membersOf(fields, 'associations').map(({ name, member }) => ({ name, member, own: fieldsOf(member) }))
  const pictures: ItemMedia[] = [
    ...mediaOf(fields, 'main', resolve, setting.now),
    ...associated
      .filter(({ own }) => !['text', 'composite', 'event', 'planning'].includes(textOf(own, 'type') ?? ''))
      .flatMap(({ name, own }) => mediaOf(own, name, resolve, setting.now)),
    ...(nitf?.media ?? []),
  ].slice(0, 50)
  const lead =
    pictures.find((one) => one.lead && one.medium === 'image' && !one.withheld) ??
    pictures.find((one) => one.medium === 'image' && !one.withheld)
  const guid = textOf(fields, 'uri', 'guid')
  const link = linkOf(fields)
  const own = saying<Item>({
    guid,
    link: resolve(link),
    title,
    authors: authors.length > 0 ? authors : (nitf?.authors ?? []),
    published: firstDate(
      [
        textOf(fields, 'firstcreated'),
        textOf(fields, 'firstpublished'),
        textOf(fields, 'contentcreated'),
        textOf(fields, 'versioncreated'),
      ],
      dated,
    ),
    updated: firstDate([textOf(fields, 'versioncreated')], dated),
    summaryHtml: summary ? asPlainOrHtml(summary) : nitf?.summaryHtml,
    contentHtml: html,
    categories: categories([
      ...namesOf(
        fields,
        'service',
        'subjects',
        'subject',
        'genres',
        'genre',
        'places',
        'place',
        'people',
        'person',
        'organisations',
        'organisation',
        'objects',
        'object',
        'events',
        'event',
      ),
      ...[fields.get('keywords') ?? []].flat().filter((one): one is string => typeof one === 'string'),
    ]),
    media: pictures.map(({ lead: _, ...one }) => (lead && one.address === lead.address ? { ...one, lead: true } : one)),
    language: textOf(fields, 'language'),
    status: planned && status !== 'canceled' ? 'withheld' : status,
    embargoUntil: firstDate([textOf(fields, 'embargoeduntil', 'embargoed')], { ...dated, complain: () => {} }),
    expires: firstDate([textOf(fields, 'expires')], { ...dated, complain: () => {} }),
    revision: versionOf(fields.get('version')),
    replaces: replacedBy(fields),
    base: setting.address ?? link,
    correction: edNote && isCorrection(edNote, signalsOf(fields)) ? plainText(edNote, 1000) : undefined,
    agency: plainText((source && textOf(source, 'name', 'literal')) ?? textOf(fields, 'source') ?? nitf?.agency, 200),
    rights: Object.keys(told).length > 0 ? told : undefined,
  })
  const carried =
    depth < mostDeep
      ? associated
          .filter(({ own }) => (textOf(own, 'type') ?? 'text') === 'text' && textOf(own, 'uri') && saidAs(own, 'bodies', 'body').length > 0)
          .slice(0, 50)
          .flatMap(({ member }) => ninjsItems(member, setting, depth + 1))
      : []
  return [own, ...carried]
}
