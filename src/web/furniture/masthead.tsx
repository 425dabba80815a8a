import { shelves } from '../../desk/desk.ts'
import { deskAt, joinAt, membershipAt, shelfAt } from './addresses.ts'
import { desks } from './desks.ts'
import type { Page, Paper } from './layout.tsx'
import { longDay } from './times.tsx'

/** The paper's sign: a rule with three columns hanging from it, an m, one of them flagged. Drawn again in icons.ts for icons. */
export const Sign = () => (
  <svg class="sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M4 5h24v5H4zM4 12h6v15H4zM22 12h6v15h-6z" fill="currentColor" />
    <path class="flagged" d="M13 12h6v10l-3-3-3 3z" />
  </svg>
)

/** The promise over every page. Where a title is the host of the page it also carries the paper's name and ways onward. */
export const TopStrip = ({ paper, slim, path }: { paper: Paper; slim: boolean; path: string }) => (
  <div class="strip">
    <div class="wide">
      {slim && (
        <a class="plate-small" href="/">
          <Sign />
          {paper.name}
        </a>
      )}
      {paper.strip.ends ? (
        <p class="ends">
          <a href={membershipAt({ next: path.startsWith('/news/') ? path : undefined })}>{paper.strip.ends}</a>
        </p>
      ) : (
        <p>All your news in one place</p>
      )}
      <nav aria-label="Paper">
        {slim && <a href="/">Top stories</a>}
        <a href="/titles">Titles</a>
        <a href="/search">Search</a>
        {paper.strip.rooms.some((room) => room !== 'publisher') && <a href="/desk">Desk</a>}
        {paper.strip.rooms.includes('operator') && <a href="/office">Office</a>}
        {paper.strip.rooms.includes('publisher') && <a href="/publishers">Your titles</a>}
        {paper.strip.signedIn ? <a href="/account">Account</a> : <a href={joinAt(path)}>Sign in</a>}
        <button type="button" class="theme" hidden aria-label="Colours: as the system says">
          <span aria-hidden="true" />
        </button>
      </nav>
    </div>
  </div>
)

export const Masthead = ({ paper, page }: { paper: Paper; page: Page }) => {
  const Name = page.path === '/' ? 'h1' : 'p'
  return (
    <div class="masthead wide">
      <div class="plate">
        <Name class="name">
          <a href="/">
            <Sign />
            {paper.name}
          </a>
        </Name>
        <p class="today">{longDay(paper.now)}</p>
        {page.flags}
      </div>
      <nav class="sections" aria-label="Sections">
        <ul class="chief">
          <li>
            <a href="/" aria-current={page.at === 'front' ? 'page' : undefined}>
              Top stories
            </a>
          </li>
          <li>
            <a href="/yours" aria-current={page.at === 'yours' ? 'page' : undefined}>
              For you
            </a>
          </li>
          <li>
            <a href="/daily" aria-current={page.at === 'daily' ? 'page' : undefined}>
              Daily
            </a>
          </li>
          {Object.entries(shelves).map(([shelf, { name }]) => (
            <li>
              <a href={shelfAt(shelf)} aria-current={page.at === shelf ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
        <ul>
          {Object.entries(desks).map(([desk, name]) => (
            <li>
              <a href={deskAt(desk)} aria-current={page.at === desk ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
          <li>
            <a href="/country" aria-current={page.at === 'country' ? 'page' : undefined}>
              By country
            </a>
          </li>
        </ul>
      </nav>
    </div>
  )
}
