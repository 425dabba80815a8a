import type { ComponentChildren } from 'preact'
import { pageReply, type Reply } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'

type Framed = {
  path: string
  heading: string
  says?: ComponentChildren
  /** What was just done, in words. */
  done?: string
  children: ComponentChildren
  script?: string
  status?: Reply['status']
}

/** A page about the reader himself: its name, what was done, its parts, and the way back to the account. */
export const accountReply = (paper: OwnPaper, { path, heading, says, done, children, script, status = 200 }: Framed): Reply =>
  pageReply(
    paper,
    {
      title: heading,
      path,
      at: 'account',
      index: false,
      script,
      ...(path.startsWith('/account/paper') && { mine: true }),
      body: (
        <div class="account wide">
          {path !== '/account' && (
            <p class="back">
              <a href="/account">Your account</a>
            </p>
          )}
          <h1>{heading}</h1>
          {says && <p class="page-says">{says}</p>}
          {done && (
            <p class="said" role="status">
              {done}
            </p>
          )}
          {children}
        </div>
      ),
    },
    { status, keep: 0 },
  )

/** One part of such a page: its name on the left where there is room, and what belongs to it. */
export const Part = ({ name, id, children }: { name: string; id: string; children: ComponentChildren }) => (
  <section class="part" id={id} aria-labelledby={`${id}-name`}>
    <h2 id={`${id}-name`}>{name}</h2>
    <div>{children}</div>
  </section>
)
