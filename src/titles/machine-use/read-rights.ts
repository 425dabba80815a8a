import type { Uses } from './uses.ts'

// The data mining vocabulary of PLUS (ns.useplus.org/ldf/vocab), which IPTC's formats use.
const words: Record<string, Uses> = {
  'DMI-ALLOWED': { tdm: 'allowed' },
  'DMI-PROHIBITED-AIMLTRAINING': { 'ai-train': 'refused' },
  'DMI-PROHIBITED-GENAIMLTRAINING': { 'ai-train': 'refused' },
  'DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING': { tdm: 'refused', search: 'allowed' },
  'DMI-PROHIBITED': { tdm: 'refused' },
  // "See other constraints": there are conditions, and they stand in words for people.
  'DMI-PROHIBITED-SEECONSTRAINT': { tdm: 'priced' },
  'DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR': { tdm: 'priced' },
}

/** NewsML-G2's dataMining (since 2.34): a code or an address of PLUS's vocabulary. What is unknown says nothing. */
export const readDataMining = (code: string | undefined): Uses =>
  words[/DMI-[A-Z-]+$/i.exec((code ?? '').trim().slice(-200))?.[0].toUpperCase() ?? ''] ?? {}
