import type { Db } from '../../../base/database.ts'
import { articleAt } from '../../furniture/addresses.ts'
import { inLanguage, languageName } from '../../furniture/desks.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { Ago } from '../../furniture/times.tsx'
import { From } from '../../furniture/title-mark.tsx'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { hitsWithoutMuted } from '../../mutes/hits-without-muted.ts'
import { pageReply, type Reply } from '../../reply.ts'
import { readAsked } from './ask-words.ts'
import { chooseHits, type Hits } from './choose-hits.ts'
import { gatherHits, type Hit } from './gather-hits.ts'
import { lastPage, type Query, queryAt, readQuery, wantedWords } from './read-query.ts'
import { markWords, type Part, plain, snippet } from './snippet.ts'

const Parts = ({ parts }: { parts: Part[] }) => <>{parts.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>

const Found = ({ hit, words, now }: { hit: Hit; words: string[]; now: Date }) => {
  const text = [hit.standfirst, hit.html ? plain(hit.html) : hit.opening?.replaceAll('\n', ' ')].filter(Boolean).join(' ')
  return (
    <article class="hit">
      <p class="kicker">
        <From title={hit.title} />
      </p>
      <h2 {...inLanguage(hit.language)}>
        <a href={articleAt(hit)}>
          <Parts parts={markWords(hit.headline, words)} />
        </a>
      </h2>
      {text && (
        <p class="snippet" {...inLanguage(hit.language)}>
          <Parts parts={snippet(text, words)} />
        </p>
      )}
      <p class="meta">
        <Ago at={hit.published_at} now={now} />
        {inLanguage(hit.language).lang && <span>In {languageName(hit.language as string)}</span>}
      </p>
    </article>
  )
}

const Form = ({ query, title }: { query: Query; title: Hits['title'] }) => (
  <search>
    <form class="search-big" action="/search">
      <label class="unseen" for="q">
        Words to find
      </label>
      <div class="field">
        <input type="search" id="q" name="q" value={query.q} maxlength={200} autocomplete="off" placeholder="Words to find" />
        <button type="submit">Search</button>
      </div>
      <div class="dates">
        <label>
          From
          <input type="date" name="from" value={query.from} />
        </label>
        <label>
          To
          <input type="date" name="to" value={query.to} />
        </label>
        {title && <input type="hidden" name="title" value={title.id} />}
      </div>
      {title && (
        <p class="label">
          Only in <From title={title} /> · <a href={queryAt({ ...query, title: '', page: 1 })}>in all titles</a>
        </p>
      )}
    </form>
  </search>
)

const nothing = (query: Query, hits: Hits | undefined): string =>
  hits?.wordless
    ? 'These words are too common to search for. Add a name, a place or a thing.'
    : query.page > 1
      ? 'There is nothing more.'
      : 'Nothing in the paper has these words. Try fewer, or other dates.'

const SearchPage = ({ query, hits, found, now }: { query: Query; hits: Hits | undefined; found: Hit[]; now: Date }) => {
  const words = wantedWords(readAsked(query.q).wanted)
  return (
    <div class="list wide">
      <div class="search-page">
        <h1 class="page-name">Search</h1>
        <Form query={query} title={hits?.title ?? null} />
        {query.q === '' ? (
          <p class="page-says">
            Every piece of every title in this paper, newest first. Quotation marks keep a phrase together; a minus before a word leaves it
            out.
          </p>
        ) : (
          <p class="found" role="status">
            {found.length === 0
              ? nothing(query, hits)
              : query.page > 1
                ? `Page ${query.page}`
                : hits?.more
                  ? 'The newest first'
                  : `${found.length} found, the newest first`}
          </p>
        )}
        <div class="hits">
          {found.map((hit) => (
            <Found hit={hit} words={words} now={now} />
          ))}
        </div>
        <p class="pages">
          {query.page > 1 && (
            <a class="button" href={queryAt({ ...query, page: query.page - 1 })} rel="prev">
              Newer
            </a>
          )}
          {hits?.more && query.page < lastPage && (
            <a class="button" href={queryAt({ ...query, page: query.page + 1 })} rel="next">
              Older
            </a>
          )}
        </p>
      </div>
    </div>
  )
}

/** Full text search over all articles, by words, days and title. */
export const search = async (db: Db, paper: Paper, asked: Record<string, string>): Promise<Reply> => {
  const query = readQuery(asked)
  const hits = query.q === '' && query.title === '' ? undefined : await chooseHits(db, query, paper.now)
  const hidden = await hitsWithoutMuted(db, paper, query.q === '' ? [] : await gatherHits(db, hits?.ids ?? [], paper.now), query.title)
  const found = hidden.hits
  return pageReply(
    paper,
    {
      title: query.q ? `Search: ${query.q}` : 'Search',
      path: queryAt(query),
      at: 'search',
      index: false,
      body: (
        <>
          <HiddenNote paper={paper} path={queryAt(query)} titles={hidden.titles} pieces={hidden.pieces} />
          <SearchPage query={query} hits={hits} found={found} now={paper.now} />
        </>
      ),
    },
    { keep: 10 },
  )
}
