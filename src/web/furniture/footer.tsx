import { deskAt } from './addresses.ts'
import type { Paper } from './layout.tsx'
import { Sign } from './masthead.tsx'

export const Footer = ({ paper, desks }: { paper: Paper; desks: Record<string, string> }) => (
  <footer class="foot">
    <div class="wide">
      <div class="foot-name">
        <a class="plate-small" href="/">
          <Sign />
          {paper.name}
        </a>
        <p>All your news in one place. No advertisements, no third parties, no place for sale.</p>
      </div>
      <nav aria-label="Sections, again">
        <ul>
          {Object.entries(desks).map(([desk, name]) => (
            <li>
              <a href={deskAt(desk)}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="About the paper">
        <ul>
          <li>
            <a href="/about">How pieces are chosen</a>
          </li>
          <li>
            <a href="/titles">All titles</a>
          </li>
          <li>
            <a href="/topics">Topics</a>
          </li>
          <li>
            <a href="/membership">Membership</a>
          </li>
          <li>
            <a href="/country">By country</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
          <li>
            <a href="/feeds">Feeds</a>
          </li>
          <li>
            <a href="https://www.gnu.org/licenses/agpl-3.0.html">Free software (AGPL)</a>
          </li>
        </ul>
      </nav>
    </div>
  </footer>
)
