// Countries of one zone, by the ending of a host's name: a page that writes 18:11 without a zone means its readers' clock.
const byEnding: Record<string, string> = {
  at: 'Europe/Vienna',
  be: 'Europe/Brussels',
  ch: 'Europe/Zurich',
  cz: 'Europe/Prague',
  de: 'Europe/Berlin',
  dk: 'Europe/Copenhagen',
  es: 'Europe/Madrid',
  fi: 'Europe/Helsinki',
  fr: 'Europe/Paris',
  gr: 'Europe/Athens',
  hu: 'Europe/Budapest',
  ie: 'Europe/Dublin',
  il: 'Asia/Jerusalem',
  in: 'Asia/Kolkata',
  it: 'Europe/Rome',
  jp: 'Asia/Tokyo',
  kr: 'Asia/Seoul',
  lu: 'Europe/Luxembourg',
  my: 'Asia/Kuala_Lumpur',
  nl: 'Europe/Amsterdam',
  no: 'Europe/Oslo',
  nz: 'Pacific/Auckland',
  pl: 'Europe/Warsaw',
  pt: 'Europe/Lisbon',
  ro: 'Europe/Bucharest',
  se: 'Europe/Stockholm',
  sg: 'Asia/Singapore',
  tr: 'Europe/Istanbul',
  tw: 'Asia/Taipei',
  tz: 'Africa/Dar_es_Salaam',
  uk: 'Europe/London',
  za: 'Africa/Johannesburg',
}

// Names of zones as newsrooms write them. "ET" is summer or winter time by the day; IST is India's here, the commonest in news.
const byName: Record<string, string | number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  eastern: 'America/New_York',
  pacific: 'America/Los_Angeles',
}

/** Minutes east of Greenwich of an IANA zone at a moment. */
const offsetIn = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

/** Minutes east of Greenwich where a wall clock shows `wall` (as if it were UTC), of a zone by the name that a text gives it; undefined for an unknown name. */
export const offsetOfName = (name: string, wall: number): number | undefined => {
  const known = byName[name.toLowerCase().replaceAll('.', '')]
  return typeof known === 'string' ? offsetIn(known, wall) : known
}

/** The same for a page's host: of its country where that has one zone; undefined where nothing is known. */
export const offsetOfHost = (address: string | undefined, wall: number): number | undefined => {
  const zone = address && URL.canParse(address) ? byEnding[new URL(address).hostname.split('.').at(-1)!] : undefined
  return zone ? offsetIn(zone, wall) : undefined
}
