import type { Db } from '../../base/database.ts'
import { claimOperator } from '../../readers/readers.ts'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { holds } from '../viewer/viewer.ts'

const claimReply = (
  paper: OwnPaper,
  { heading, words, action }: { heading: string; words: string; action?: string },
  status: Reply['status'],
) =>
  pageReply(
    paper,
    {
      title: heading,
      path: '/operator',
      index: false,
      body: (
        <div class="notice wide">
          <h1>{heading}</h1>
          <p class="standfirst">{words}</p>
          {action && (
            <form method="post" action={action}>
              <button class="button" type="submit">
                Take the office
              </button>
            </form>
          )}
        </div>
      ),
    },
    { status, keep: 0 },
  )

/** The link of the first start: whoever has it, and has signed in, may become the first operator. Opening it changes nothing yet. */
export const askClaim = (paper: OwnPaper, { token }: { token: string }): Reply => {
  if (holds(paper.viewer, 'operator')) return seeOther('/office')
  return claimReply(
    paper,
    {
      heading: `Run ${paper.name}`,
      words: `You are signed in as ${paper.viewer.session?.mail}. As its operator you look after readers, memberships, titles and their terms. The link works once.`,
      action: `/operator/${encodeURIComponent(token)}`,
    },
    200,
  )
}

export const takeClaim = async (db: Db, paper: OwnPaper, { token }: { token: string }): Promise<Reply> => {
  const { session } = paper.viewer
  if (session && (await claimOperator(db, { token, reader: session.reader }, paper.now))) return seeOther('/office')
  return claimReply(
    paper,
    {
      heading: 'This link does not work',
      words:
        'It was used, a newer one was made, or there is an operator already, who can give you his part in the office. A start without an operator prints a new link.',
    },
    403,
  )
}
