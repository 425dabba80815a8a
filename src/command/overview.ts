import { version } from './version.ts'

export const verbNames = [
  'start',
  'demo',
  'status',
  'feed check',
  'feed find',
  'article check',
  'article withdraw',
  'stories group',
  'titles import',
  'titles export',
  'titles list',
  'titles ratings',
  'plans import',
  'plans list',
  'operator add',
  'operator list',
  'editor add',
  'editor list',
  'editor end',
  'key add',
  'key list',
  'key end',
  'backup',
  'restore',
] as const

/** What `masthead help` prints. */
export const overview = `Masthead ${version}: all your news in one place.

  npx masthead COMMAND [--help]

A paper
  start [--titles FILE] [--port N]     call the titles, set the paper, serve it on http://localhost:4100
  demo [--port N]                      the same with a sample town of invented titles: no network needed
  status [--json]                      how the paper is: feeds, articles, stories, jobs, size

Checks (no paper needed)
  feed check URL|FILE… [--json]        what is in a feed, and what is wrong with it
  feed find URL… [--json]              the feeds of a paper, the best first
  article check URL|FILE… [--json]     what would be read of an article's page
  stories group FILE.jsonl [--json]    which articles of a stream tell the same story

Titles
  titles list [--country CC] [--search WORD] [--json]
  titles import FILE                   OPML or our own form
  titles export [--opml|--json]
  titles ratings [FILE] [--json]       what others say of their leaning: to take in, or to write out

Memberships
  plans list [--json]
  plans import FILE                    what is on sale, at which price where

Articles
  article withdraw ID|URL [--note WORDS]   takes a piece back, from everywhere and for good

People
  operator add MAIL                    who runs the paper: readers, plans, invoices, titles
  operator list [--json]
  editor add MAIL                      who picks, orders, parts and joins at /desk
  editor list [--json]
  editor end MAIL
  key add TITLE|PUBLISHER [--note WORDS]   lets a publisher's system send documents
  key list [--json]
  key end KEY-ID

Keeping
  backup FILE                          the whole paper in one file
  restore FILE                         a paper out of such a file

  help [COMMAND]    --version

Settings come from the environment, e.g. PORT=8080 npx masthead start; docs/configuration.md lists them all.
Exit codes: 0 all is well, 1 something is not, 2 called wrongly, 70 a defect of Masthead.
`
