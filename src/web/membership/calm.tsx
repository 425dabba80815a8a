import type { ComponentChildren } from 'preact'
import type { Paper } from '../furniture/layout.tsx'
import { pageReply, type Reply } from '../reply.ts'

type Calm = { title: string; path: string; body: ComponentChildren; refresh?: { after: number; to: string } }

/** A page of one column for one reader: its name, and what it says. Never kept, never indexed. */
export const calmReply = (
  paper: Paper,
  { title, path, body, refresh }: Calm,
  { status = 200, formTo = [] }: { status?: Reply['status']; formTo?: string[] } = {},
): Reply => {
  const reply = pageReply(
    paper,
    {
      title,
      path,
      index: false,
      body: (
        <div class="list wide">
          <div class="calm">
            <h1 class="page-name">{title}</h1>
            {body}
          </div>
        </div>
      ),
    },
    { status, keep: 0, formTo },
  )
  // What <meta http-equiv="refresh"> does, as a header (HTML, 7.4.6.3).
  return refresh ? { ...reply, headers: { ...reply.headers, refresh: `${refresh.after}; url=${refresh.to}` } } : reply
}
