import { contact } from './grammar-one.ts'
import type { Grammar, Shape, Thing } from './shapes.ts'

const contacts: Shape = { list: contact('postalCode') }
const named: Record<string, Shape> = { name: 'text', rel: 'text', uri: 'uri', literal: 'text' }
const said: Thing = { of: { role: 'text', contentType: 'text', value: 'text' }, needs: ['value'] }
const reachable: Thing = { of: { ...named, contactInfo: contacts } }
const types: Shape = { words: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] }
const life: Shape = { words: ['usable', 'withheld', 'canceled'] }
const urgency: Shape = { whole: [1, 9] }
const organisation: Thing = {
  of: { ...reachable.of, symbols: { list: { of: { exchange: 'text', symbolType: 'uri', symbol: 'text' } } } },
}
// ISO 8601 with what is not yet known left off at its end.
const roughly: Shape = {
  pattern:
    /^-?(?:[1-9]\d*)?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?$/,
  means: 'a date, perhaps with its end left off',
}
const dates: Thing = {
  some: [
    ['startDate', 'expectedStartDate'],
    ['endDate', 'expectedEndDate'],
  ],
  of: {
    startDate: 'date',
    expectedStartDate: roughly,
    endDate: 'date',
    expectedEndDate: roughly,
    expectedDuration: 'text',
    recurrence: {
      of: {
        recurrenceDates: { list: roughly },
        recurrenceRules: {
          list: {
            of: {
              frequency: { words: ['secondly', 'minutely', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] },
              interval: 'whole',
              count: 'whole',
              until: 'date',
            },
          },
        },
      },
    },
  },
}
const rendition: Thing = {
  needs: ['name'],
  of: {
    name: 'text',
    href: 'uri',
    contentType: 'text',
    title: 'text',
    height: 'whole',
    width: 'whole',
    sizeInBytes: 'whole',
    duration: 'number',
    format: 'text',
    aspectRatio: 'text',
    bitrate: 'text',
    frameRate: 'number',
    poi: { of: { x: 'whole', y: 'whole' } },
    scanType: { words: ['progressive', 'interlaced'] },
    transportProtocol: 'text',
    videoCodec: 'text',
  },
}

const item: Thing = {
  needs: ['uri'],
  of: {
    uri: 'uri',
    standard: { of: { name: 'text', version: 'text', schema: 'uri' } },
    type: types,
    representationType: { words: ['full', 'partial'] },
    profile: 'text',
    version: 'text',
    firstCreated: 'date',
    versionCreated: 'date',
    contentCreated: 'date',
    embargoedUntil: 'date',
    expires: 'date',
    pubStatus: life,
    urgency,
    copyrightHolder: 'text',
    copyrightNotice: 'text',
    usageTerms: 'text',
    edNote: 'text',
    language: 'text',
    title: 'text',
    by: 'text',
    slugline: 'text',
    located: 'text',
    headlines: { list: said },
    descriptions: { list: said },
    bodies: { list: { ...said, of: { ...said.of, charCount: 'whole', wordCount: 'whole' } } },
    people: { list: reachable },
    organisations: { list: organisation },
    places: { list: { of: { ...reachable.of, geoJSON: { geo: true } } } },
    subjects: { list: { of: { ...named, creator: 'text', relevance: { whole: [0, 100] }, confidence: { whole: [0, 100] } } } },
    events: { list: { of: { ...named, id: 'text' } } },
    objects: { list: { of: named } },
    infoSources: { list: { of: { name: 'text', role: 'text', uri: 'uri', literal: 'text', contactInfo: contacts } } },
    genres: { list: { of: { name: 'text', uri: 'text', literal: 'text' } } },
    renditions: { list: rendition },
    associations: { list: 'association' },
    altIds: { list: { of: { role: 'text', value: 'text' } } },
    trustIndicators: { list: { of: { role: 'uri', title: 'text', href: 'uri' } } },
    rightsInfo: { of: { langId: 'uri', linkedRights: 'uri', encodedRights: 'text' }, either: [['linkedRights', 'encodedRights']] },
    digitalSourceType: { of: { name: 'text', uri: 'uri', literal: 'text' } },
    eventDetails: { of: { dates, eventStatus: 'uri', plannedCoverageStatus: 'uri', organiser: organisation } },
    plannedCoverage: {
      list: {
        of: {
          uri: 'uri',
          title: 'text',
          type: types,
          urgency,
          edNote: 'text',
          pubStatus: life,
          language: 'text',
          wordCount: 'whole',
          itemCount: { of: { rangeFrom: 'whole', rangeTo: 'whole' } },
          dates,
          audiences: { list: { of: { audience: 'text', significance: 'whole' } } },
          exclAudience: { list: 'text' },
          commissioned: { of: { by: 'text', on: 'date', references: { list: { of: { name: 'text', value: 'text' } } } } },
          renditions: { list: rendition },
        },
      },
    },
  },
  since: { digitalSourceType: 1 },
}

/** ninjs 3.0 and 3.1. */
export const three: Grammar = { item, association: { ...item, of: { ...item.of, name: 'text', rel: 'text' }, needs: ['name', 'uri'] } }
