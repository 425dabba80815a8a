import type { Db } from '../../../base/database.ts'
import { choicesOf, listDevices, nameReader, noChoices } from '../../../readers/readers.ts'
import { Field, type Wrong } from '../../furniture/fields.tsx'
import { noTrialWords } from '../../membership/no-trial.ts'
import { dayOf, standingWords } from '../../membership/standing-words.ts'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { mayEnter } from '../../viewer/viewer.ts'
import { accountReply, Part } from './frame.tsx'
import { sayChoices } from './say-choices.ts'
import { sessionOn } from './session.ts'

const says: Record<string, string> = {
  name: 'Your name is kept.',
  mail: 'Your mail address is changed.',
  choices: 'Your choices are kept.',
}

type Row = { href: string; name: string; says: string }

const Rows = ({ rows }: { rows: Row[] }) => (
  <ul class="rows-of">
    {rows.map(({ href, name, says }) => (
      <li>
        <a class="whole-row" href={href}>
          <b>{name}</b>
          <small>{says}</small>
        </a>
      </li>
    ))}
  </ul>
)

const NameForm = ({ name, wrong, decides }: { name: string; wrong?: Wrong; decides: boolean }) => (
  <form method="post" action="/account/name" class="form">
    <Field
      name="name"
      label="Name"
      hint={decides ? 'Only you see it, and at the desk those who read its log.' : 'Only you see it.'}
      autocomplete="name"
      maxlength={80}
      value={name}
      wrong={wrong}
    />
    <button class="button open" type="submit">
      Keep this name
    </button>
  </form>
)

/** Everything about the reader on one page: what he has, where it is changed, how he leaves. */
export const overview = async (
  db: Db,
  paper: OwnPaper,
  { done, name, wrong }: { done?: string; name?: string; wrong?: Wrong } = {},
): Promise<Reply> => {
  const session = sessionOn(paper)
  const [choices, devices, noTrial] = await Promise.all([
    choicesOf(db, session.reader),
    listDevices(db, { session }, paper.now),
    noTrialWords(db, paper.viewer),
  ])
  const { standing } = paper.viewer
  const { has, follows } = standingWords(standing)
  const none = sayChoices(choices) === sayChoices(noChoices)
  return accountReply(paper, {
    path: '/account',
    heading: session.name ?? 'Your account',
    says: `${session.mail}, a reader since ${dayOf(session.joinedAt)}`,
    done: done && says[done],
    status: wrong ? 400 : 200,
    children: (
      <>
        <Part name="Membership" id="membership">
          <p class="standing">{has}</p>
          <p>{follows}</p>
          {noTrial && <p>{noTrial}</p>}
          <p class="onward">
            <a class="button" href="/membership">
              {['registered', 'trial', 'lapsed'].includes(standing.kind) ? 'Become a member' : 'Your membership'}
            </a>
            <a href="/membership/receipts">Receipts</a>
            <a href="/account/gifts">Articles you gave</a>
          </p>
        </Part>
        <Part name="Your paper" id="paper">
          <p>{sayChoices(choices)}</p>
          <p class="onward">
            <a class="button open" href={none ? '/welcome/region?next=/account' : '/account/choices'}>
              {none ? 'Choose what you like to read' : 'Change your choices'}
            </a>
            <a href="/account/paper">What the paper believes about you</a>
            <a href="/yours">For you</a>
          </p>
        </Part>
        <Part name="You" id="you">
          <NameForm name={name ?? session.name ?? ''} wrong={wrong} decides={mayEnter('editor', paper.viewer)} />
        </Part>
        <Part name="Signing in" id="signing-in">
          <Rows
            rows={[
              { href: '/account/sign-in', name: 'Mail address, passkeys, password', says: session.mail },
              {
                href: '/account/devices',
                name: 'Devices',
                says: devices.length === 1 ? 'Signed in on this one alone' : `Signed in on ${devices.length}`,
              },
            ]}
          />
          <form method="post" action="/sign-out">
            <button class="button open" type="submit">
              Sign out
            </button>
          </form>
          <p class="hint">Signing out also deletes what this browser has kept of the paper.</p>
        </Part>
        <Part name="What is yours" id="data">
          <Rows
            rows={[
              {
                href: '/account/export',
                name: 'Take it with you',
                says: 'Everything that the paper knows of you, and your titles for any feed reader',
              },
              { href: '/account/forget', name: 'Be forgotten', says: 'Deletes your account and all that belongs to it' },
            ]}
          />
        </Part>
      </>
    ),
  })
}

export const keepName = async (db: Db, paper: OwnPaper, { name = '' }: Record<string, string>): Promise<Reply> => {
  const kept = await nameReader(db, { reader: sessionOn(paper).reader, name }, paper.now)
  return kept.ok ? seeOther('/account?done=name') : overview(db, paper, { name: name.slice(0, 200), wrong: { name: kept.message } })
}
