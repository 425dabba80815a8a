import { advices, contact } from './grammar-one.ts'
import type { Grammar, Shape, Thing } from './shapes.ts'

const contacts: Shape = { list: contact('postalcode') }
const named: Record<string, Shape> = { name: 'text', rel: 'text', uri: 'uri', literal: 'text' }
const said: Thing = { of: { role: 'text', contenttype: 'text', value: 'text' }, needs: ['value'] }
const reachable: Thing = { of: { ...named, contactinfo: contacts }, since: { contactinfo: 1 } }

const item: Thing = {
  needs: ['uri'],
  of: {
    uri: 'uri',
    standard: { of: { name: 'text', version: 'text', schema: 'uri' } },
    type: { words: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'] },
    // The last is no word of IPTC’s: Swedish agencies say it of what only goes with a piece.
    representationtype: { words: ['full', 'partial', 'associated'] },
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
    title: 'text',
    by: 'text',
    slugline: 'text',
    located: 'text',
    headlines: { list: said },
    descriptions: { list: said },
    bodies: { list: { ...said, of: { ...said.of, charcount: 'number', wordcount: 'number' } } },
    people: { list: reachable },
    organisations: {
      list: {
        of: {
          ...reachable.of,
          symbols: {
            list: { of: { ticker: 'text', exchange: 'text', symboltype: 'uri', symbol: 'text' }, since: { symboltype: 1, symbol: 1 } },
          },
        },
        since: { contactinfo: 1 },
      },
    },
    places: { list: { of: { ...reachable.of, geojson: { geo: true } }, since: { contactinfo: 1 } } },
    subjects: {
      list: {
        of: { ...named, creator: 'text', relevance: { whole: [0, 100] }, confidence: { whole: [0, 100] } },
        since: { creator: 1, relevance: 1, confidence: 1 },
      },
    },
    events: { list: { of: named } },
    objects: { list: { of: named } },
    infosources: {
      list: { of: { name: 'text', role: 'text', uri: 'uri', literal: 'text', contactinfo: contacts }, since: { contactinfo: 1 } },
    },
    genres: { list: { of: { name: 'text', uri: 'text', literal: 'text' } } },
    renditions: {
      list: {
        of: {
          name: 'text',
          href: 'uri',
          contenttype: 'text',
          title: 'text',
          height: 'number',
          width: 'number',
          sizeinbytes: 'number',
          duration: 'number',
          format: 'text',
        },
        needs: ['name'],
      },
    },
    associations: { list: 'association' },
    altids: { list: { of: { role: 'text', value: 'text' } } },
    trustindicators: { list: { of: { role: 'uri', title: 'text', href: 'uri' } } },
    rightsinfo: {
      of: { langid: 'uri', linkedrights: 'uri', encodedrights: 'text' },
      either: [['linkedrights', 'encodedrights']],
      open: true,
    },
    digitalsourcetype: { of: { name: 'text', uri: 'uri', literal: 'text' } },
    advices: advices(),
  },
  since: { expires: 1, digitalsourcetype: 2, advices: 99 },
}

/** ninjs 2.0 to 2.2. The schema of 2.0 lets an association with a name hold anything, by a slip that 2.1 mended; the mended rule counts for all. */
export const two: Grammar = { item, association: { ...item, of: { ...item.of, name: 'text' }, needs: ['name', 'uri'] } }
