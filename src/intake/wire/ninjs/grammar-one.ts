import type { Grammar, Shape, Thing } from './shapes.ts'

/** Advice to editors, of the drafts that no version took up. */
export const advices = (): Shape => {
  const coded: Thing = { of: { code: 'text', scheme: 'uri' } }
  return {
    list: { of: { role: { words: ['publish'] }, environments: { list: { ...coded, open: true } }, importance: coded, lifetime: coded } },
  }
}

/** How to reach somebody: of 1.5, 2.1 and 3.0, which write two of its words with a capital. */
export const contact = (postalCode: string): Thing => ({
  of: {
    type: 'text',
    role: 'text',
    lang: 'text',
    name: 'text',
    value: 'text',
    address: { of: { lines: { list: 'text' }, locality: 'text', area: 'text', [postalCode]: 'text', country: 'text' } },
  },
  either: [['value', 'address']],
})

const contacts: Shape = { list: contact('postalcode') }
const coded: Record<string, Shape> = { name: 'text', rel: 'text', scheme: 'uri', code: 'text' }
const reachable: Thing = { of: { ...coded, contactinfo: contacts }, since: { contactinfo: 5 } }
const rendition: Thing = {
  of: {
    href: 'uri',
    mimetype: 'text',
    title: 'text',
    height: 'number',
    width: 'number',
    sizeinbytes: 'number',
    duration: 'number',
    format: 'text',
  },
  since: { duration: 2, format: 2 },
}

const item: Thing = {
  needs: ['uri'],
  of: {
    uri: 'uri',
    type: { words: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'] },
    mimetype: 'text',
    // The last is no word of IPTC’s: Swedish agencies say it of what only goes with a piece.
    representationtype: { words: ['complete', 'incomplete', 'associated'] },
    profile: 'text',
    version: 'text',
    firstcreated: 'date',
    versioncreated: 'date',
    contentcreated: 'date',
    embargoed: 'date',
    expires: 'date',
    pubstatus: { words: ['usable', 'withheld', 'canceled'] },
    urgency: 'number',
    copyrightholder: 'text',
    copyrightnotice: 'text',
    usageterms: 'text',
    ednote: 'text',
    language: 'text',
    person: { list: reachable },
    organisation: {
      list: {
        of: {
          ...reachable.of,
          symbols: {
            list: { of: { ticker: 'text', exchange: 'text', symboltype: 'uri', symbol: 'text' }, since: { symboltype: 5, symbol: 5 } },
          },
        },
        since: { contactinfo: 5 },
      },
    },
    place: {
      list: { ...reachable, like: [[/^geometry_[a-zA-Z0-9_]+/, 'object']], since: { contactinfo: 5, '^geometry_[a-zA-Z0-9_]+': 1 } },
    },
    subject: {
      list: {
        of: { ...coded, creator: 'text', relevance: { whole: [0, 100] }, confidence: { whole: [0, 100] } },
        since: { creator: 5, relevance: 5, confidence: 5 },
      },
    },
    event: { list: { of: coded } },
    object: { list: { of: coded } },
    infosource: { list: reachable },
    title: 'text',
    byline: 'text',
    headline: 'text',
    slugline: 'text',
    located: 'text',
    charcount: 'number',
    wordcount: 'number',
    renditions: { named: rendition },
    associations: { named: 'item' },
    altids: 'object',
    trustindicator: { list: { of: { scheme: 'uri', code: 'text', title: 'text', href: 'uri' } } },
    $standard: { of: { name: 'text', version: 'text', schema: 'uri' } },
    genre: { list: { of: { name: 'text', scheme: 'uri', code: 'text' } } },
    rightsinfo: {
      of: { langid: 'uri', linkedrights: 'uri', encodedrights: 'text' },
      either: [['linkedrights', 'encodedrights']],
      open: true,
    },
    digitalsourcetype: { of: { name: 'text', uri: 'uri', literal: 'text' } },
    advices: advices(),
  },
  like: [
    [/^description_[a-zA-Z0-9_]+/, 'text'],
    [/^body_[a-zA-Z0-9_]+/, 'text'],
    [/^headline_[a-zA-Z0-9_]+/, 'text'],
  ],
  since: {
    usageterms: 1,
    urgency: 1,
    charcount: 2,
    wordcount: 2,
    ednote: 2,
    firstcreated: 2,
    infosource: 2,
    slugline: 2,
    title: 2,
    $standard: 3,
    altids: 3,
    genre: 3,
    trustindicator: 3,
    '^headline_[a-zA-Z0-9_]+': 3,
    contentcreated: 4,
    expires: 4,
    rightsinfo: 4,
    digitalsourcetype: 6,
    // Of the drafts: what is agreed as a version does not have it.
    advices: 99,
  },
}

/** ninjs 1.0 to 1.6. */
export const one: Grammar = { item, association: item }
