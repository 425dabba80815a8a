import type { Db } from '../../base/database.ts'
import type { Reading } from '../../intake/intake.ts'
import type { Inside } from '../inside.ts'
import type { Serving } from '../serving.ts'
import { listPushed, pushDocument, withdrawDocument } from './push.ts'
import { answerHub, takeFromHub } from './websub.ts'

/** The doors for machines: publishers' systems with their keys, hubs at their callbacks. No session and no origin counts here. */
export const intakeRoutes = ({ machine }: Serving, db: Db, { secret, address, log }: Inside, reading: Reading) => {
  const doors = { secret, address, reading, log }
  machine('POST', '/intake/titles/:id', (request, { id }, at) => pushDocument(db, request, { title: id }, doors, at))
  machine('GET', '/intake/titles/:id/documents', (request, { id }, at) => listPushed(db, request, { title: id }, doors, at))
  machine('PUT', '/intake/titles/:id/documents/:name', (request, { id, name }, at) =>
    pushDocument(db, request, { title: id, name }, doors, at),
  )
  // A guid is often an address: it may be written with its slashes.
  machine('DELETE', '/intake/titles/:id/documents/:guid{.+}', (request, { id, guid }, at) =>
    withdrawDocument(db, request, { title: id, guid }, doors, at),
  )
  machine('GET', '/websub/:callback', (request, { callback }, at) => answerHub(db, request, callback, doors, at))
  machine('POST', '/websub/:callback', (request, { callback }, at) => takeFromHub(db, request, callback, doors, at))
}
