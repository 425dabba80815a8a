import { z } from 'zod'
import type { Db } from '../../base/database.ts'
import { type DailySettings, dailyOf, dailySettingsOf, setDaily, zonedTime } from '../../edition/edition.ts'
import { setTaste, tasteOf } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { DailyPage, DailySettingsForm } from './daily-page.tsx'
import { sayDayOf, sayMinute } from './daily-words.ts'
import { gatherDaily } from './gather-daily.ts'
import { readsAll } from './reads-all.ts'
import { setFor } from './set-for.ts'

/** The paper's own edition, for whoever is not signed in, is set at five in the morning (UTC). */
const commonMinute = 5 * 60
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** The day whose edition is read now: before its hour, the one before. */
const dayAt = (now: Date, { zone, minute }: Pick<DailySettings, 'zone' | 'minute'>): string => {
  const local = zonedTime(now, zone)
  return local.minute >= minute ? local.day : dayBefore(local.day)
}

type Shown = { heading: string; body: preact.ComponentChildren; status?: Reply['status'] }

const reply = (paper: OwnPaper, { heading, body, status = 200 }: Shown, script?: string): Reply =>
  pageReply(
    paper,
    {
      title: heading,
      description: 'The finite paper of the day: about ten minutes, and then it ends.',
      path: '/daily',
      at: 'daily',
      index: false,
      mine: true,
      script,
      body,
    },
    { status, keep: 0 },
  )

/** What is said once the edition is read to its end. */
const nextSays = (settings: DailySettings | undefined): string => {
  if (!settings) return 'The next one is set at 05:00 UTC. A free account has one of its own, set when you read.'
  const clock = settings.zone === 'UTC' ? 'UTC' : `by the clock of ${settings.zone.replaceAll('_', ' ')}`
  return `The next one is set at ${sayMinute(settings.minute)} ${clock}${settings.learnt ? ', when you usually read' : ''}${settings.mail ? ', and sent to you' : ''}.`
}

/** The daily edition of who asks: set when his hour has come, and the same for the rest of that day. */
export const daily = async (db: Db, paper: OwnPaper, inside: Pick<Inside, 'pool' | 'config'>): Promise<Reply> => {
  const { now } = paper
  const reader = paper.viewer.session?.reader
  const settings = reader ? await dailySettingsOf(db, { reader }, now) : undefined
  const day = dayAt(now, settings ?? { zone: 'UTC', minute: commonMinute })
  const of = reader ? { reader, taste: await tasteOf(db, { reader }, now), member: readsAll(paper.viewer.standing) } : null
  const set = await setFor(db, inside, { of, day }, now)
  const pieces = set ? await gatherDaily(db, set, paper) : []
  const form = settings && <DailySettingsForm settings={settings} zones={zones} />
  if (!set || pieces.length === 0)
    return reply(
      paper,
      {
        heading: 'The daily edition',
        body: (
          <div class="daily">
            <div class="empty">
              <h1>No edition yet</h1>
              <p class="page-says">It is set of the front page as soon as there is one.</p>
              <p class="onward">
                <a class="button" href="/">
                  Top stories
                </a>
              </p>
            </div>
            {form}
          </div>
        ),
      },
      'zone.js',
    )
  return reply(
    paper,
    {
      heading: `${sayDayOf(set.day)}: the daily edition`,
      body: (
        <>
          <DailyPage
            day={set.day}
            minutes={set.minutes}
            pieces={pieces}
            gone={set.places.length - pieces.length}
            mutes={paper.mutes !== undefined}
            nextSays={nextSays(settings)}
          />
          {reader && (
            <p class="daily-before">
              <a href={`/daily/${dayBefore(set.day)}`}>The day before</a>
            </p>
          )}
          {form}
        </>
      ),
    },
    'zone.js',
  )
}

/** An edition of an earlier day as its reader had it; kept for a month. */
export const earlierDaily = async (db: Db, paper: OwnPaper, { day }: { day: string }): Promise<Reply> => {
  const reader = paper.viewer.session?.reader
  const isDay = /^[1-9]\d{3}-\d\d-\d\d$/.test(day) && z.iso.date().safeParse(day).success
  const had = reader && isDay ? await dailyOf(db, { reader, day }) : undefined
  const pieces = had ? await gatherDaily(db, had, paper) : []
  if (!had || pieces.length === 0) return notFoundReply(paper, 'An edition of that day')
  return reply(paper, {
    heading: `${sayDayOf(had.day)}: the daily edition`,
    body: (
      <>
        <DailyPage
          day={had.day}
          minutes={had.minutes}
          pieces={pieces}
          gone={had.places.length - pieces.length}
          mutes={paper.mutes !== undefined}
          nextSays="Editions are kept for a month."
        />
        <p class="daily-before">
          <a href={`/daily/${dayBefore(had.day)}`}>The day before</a> · <a href="/daily">Today’s</a>
        </p>
      </>
    ),
  })
}

/** '06:30' as minutes; null for what is empty; undefined for what is no time. */
const minuteOf = (hour: string): number | null | undefined => {
  if (hour === '') return null
  const read = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(hour)
  return read ? Number(read[1]) * 60 + Number(read[2]) : undefined
}

/** Keeps when and how a reader's edition comes. */
export const keepDailySettings = async (db: Db, paper: OwnPaper, fields: Record<string, string>): Promise<Reply> => {
  const reader = paper.viewer.session?.reader
  if (!reader) return seeOther('/join?next=/daily')
  const { exploration, usualMinute } = await tasteOf(db, { reader }, paper.now)
  const minute = minuteOf((fields.hour ?? '').trim())
  await setDaily(db, { reader, mail: fields.mail === 'yes', zone: fields.zone ?? 'UTC' }, paper.now)
  await setTaste(db, { reader, exploration, usualMinute: minute === undefined ? usualMinute : minute }, paper.now)
  return seeOther('/daily')
}
