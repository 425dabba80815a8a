import type { Db } from '../../../base/database.ts'
import { type Device, endDevice, endOtherDevices, listDevices } from '../../../readers/readers.ts'
import { Hidden } from '../../furniture/fields.tsx'
import { ago, moment } from '../../furniture/times.tsx'
import { type Reply, seeOther } from '../../reply.ts'
import type { OwnPaper } from '../../serving.ts'
import { accountReply, Part } from './frame.tsx'
import { sessionOn } from './session.ts'

const says: Record<string, string> = {
  one: 'That device is signed out.',
  others: 'Every other device is signed out.',
}

// The day is all that is kept of when a device was last used.
const seen = ({ seenAt }: Device, now: Date) =>
  now.getTime() - seenAt.getTime() < 172_800_000 ? 'used lately' : `last used ${ago(seenAt, now)}`

const Row = ({ device, now }: { device: Device; now: Date }) => (
  <li>
    <div>
      <b>{device.name}</b>
      <small>
        {device.current ? <span class="here">This device</span> : seen(device, now)}, signed in{' '}
        <time datetime={device.signedInAt.toISOString()}>{moment(device.signedInAt)}</time>
      </small>
    </div>
    {!device.current && (
      <form method="post" action="/account/devices/end">
        <Hidden fields={{ device: device.id }} />
        <button class="plain" type="submit" aria-label={`Sign out ${device.name}`}>
          Sign out
        </button>
      </form>
    )}
  </li>
)

/** Where the reader is signed in. */
export const devices = async (db: Db, paper: OwnPaper, { done = '' }: Record<string, string>): Promise<Reply> => {
  const all = await listDevices(db, { session: sessionOn(paper) }, paper.now)
  return accountReply(paper, {
    path: '/account/devices',
    heading: 'Devices',
    says: 'Where you are signed in. A device that is not used for sixty days is signed out by itself.',
    done: says[done],
    children: (
      <Part name="Signed in" id="devices">
        <ul class="rows-of">
          {all.map((device) => (
            <Row device={device} now={paper.now} />
          ))}
        </ul>
        {all.length > 1 && (
          <form method="post" action="/account/devices/end-others">
            <button class="button open" type="submit">
              Sign out all other devices
            </button>
          </form>
        )}
      </Part>
    ),
  })
}

export const signOutDevice = async (db: Db, paper: OwnPaper, { device = '' }: Record<string, string>): Promise<Reply> => {
  await endDevice(db, { session: sessionOn(paper), id: device })
  return seeOther('/account/devices?done=one')
}

export const signOutOthers = async (db: Db, paper: OwnPaper): Promise<Reply> => {
  await endOtherDevices(db, { session: sessionOn(paper) })
  return seeOther('/account/devices?done=others')
}
