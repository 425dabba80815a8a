import type { Db } from '../../base/database.ts'
import type { Secret } from '../../base/secret.ts'
import { stopDailyMail } from '../../edition/edition.ts'
import type { ReaderId } from '../../readers/readers.ts'
import { calmReply } from '../membership/calm.tsx'
import { notFoundReply } from '../reader/notices/notices.tsx'
import type { Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { isStopToken } from './stop-link.ts'

type Named = { reader: string; token: string }

/** Asked by the link of a letter. It stops nothing yet: mail servers follow links to look at them. */
export const askStop = (paper: OwnPaper, named: Named, { secret }: { secret: Secret }): Reply =>
  isStopToken(secret, named)
    ? calmReply(paper, {
        title: 'No more daily letters?',
        path: '/daily',
        body: (
          <>
            <p>The daily edition stays on its page.</p>
            <form method="post">
              <button class="button" type="submit">
                Send me no more
              </button>
            </form>
          </>
        ),
      })
    : notFoundReply(paper, 'This letter')

/** Ends a reader's daily letters: by the button of that page, or by a mail program's own (RFC 8058), which is nobody in particular. Doing it again is the same. */
export const stopDaily = async (db: Db, named: Named, { secret }: { secret: Secret }, now: Date): Promise<Response> => {
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
  if (!isStopToken(secret, named)) return new Response('There is no such letter.\n', { status: 404, headers: plain })
  await stopDailyMail(db, { reader: named.reader as ReaderId }, now)
  return new Response('No more daily letters will be sent. The edition stays on its page.\n', { status: 200, headers: plain })
}
