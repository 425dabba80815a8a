import type { Db } from '../../base/database.ts'
import type { Letters, OutboxLetter } from '../../letters/letters.ts'
import { Moment } from '../furniture/times.tsx'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { pageReply, type Reply, textReply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { Office } from './office.tsx'

// The name by which this machine was called: a page elsewhere whose host name points here (DNS rebinding) is called by another.
const calledLocal = (headers: Headers) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(headers.get('host') ?? '')

/** Letters are sign-in links: they are shown to who sits at this machine, and only while there is no mail server to send them with. */
export const maySeeOutbox = (viewer: Pick<Viewer, 'local' | 'asker'>, letters: Pick<Letters, 'sends'>): boolean =>
  !letters.sends && viewer.local && calledLocal(viewer.asker.headers)

/** Plain text in which the addresses are links. */
const Linked = ({ text }: { text: string }) => (
  <pre>{text.split(/(https?:\/\/\S+)/).map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part))}</pre>
)

const Waiting = ({ letter }: { letter: OutboxLetter }) => (
  <article>
    <h2>{letter.subject}</h2>
    <p class="hint">
      To {letter.to}, <Moment at={letter.writtenAt} />, {letter.kind}
    </p>
    <Linked text={letter.text} />
    <details>
      <summary>As it would look</summary>
      <iframe
        title="The letter as it would look"
        src={`/outbox/${encodeURIComponent(letter.id)}`}
        sandbox="allow-top-navigation-by-user-activation"
        loading="lazy"
      />
    </details>
  </article>
)

/** The letters that wait for want of a mail server, as they would arrive. */
export const outbox = async (db: Db, paper: OwnPaper, letters: Letters): Promise<Reply> => {
  if (!maySeeOutbox(paper.viewer, letters)) return notFoundReply(paper)
  const waiting = await letters.outbox(db)
  const reply = pageReply(
    paper,
    {
      title: 'Outbox',
      path: '/outbox',
      index: false,
      plate: 'slim',
      body: (
        <Office at="outbox" name="Outbox" viewer={paper.viewer}>
          <p class="page-says">
            No mail server is configured (SMTP_URL), so letters wait here, for who sits at this machine. They are gone after a week.
          </p>
          <div class="letters office-part">
            {waiting.length === 0 ? <p class="none">No letter waits.</p> : waiting.map((letter) => <Waiting letter={letter} />)}
          </div>
        </Office>
      ),
    },
    { keep: 0 },
  )
  const policy = reply.headers['content-security-policy']
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': `${policy}; frame-src 'self'` } }
}

// The letter's own styles, no script, nothing from elsewhere; it stands in a frame of ours and nowhere else, and is no page of ours to the browser.
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"

/** One letter alone, as its HTML would arrive; its links open in the whole window. */
export const outboxLetter = async (db: Db, paper: OwnPaper, letters: Letters, { id }: { id: string }): Promise<Reply> => {
  const letter = maySeeOutbox(paper.viewer, letters) ? (await letters.outbox(db)).find((one) => one.id === id) : undefined
  if (!letter) return notFoundReply(paper)
  const html = letter.html.replace('<head>', '<head><base target="_top">')
  return { ...textReply('text/html; charset=utf-8', html, 0), headers: { 'content-security-policy': letterPolicy } }
}
