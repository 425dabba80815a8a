import type { Db } from '../../base/database.ts'
import type { Reading } from '../../intake/intake.ts'
import type { Inside } from '../inside.ts'
import type { Serving } from '../serving.ts'
import { busy, noAnswer } from './json-answer.ts'
import { listPushed, pushDocument, withdrawDocument } from './push.ts'
import { openTurns } from './turns.ts'
import { answerHub, takeFromHub } from './websub.ts'

/** The doors for machines: publishers' systems with their keys, hubs at their callbacks. No session and no origin counts here. */
export const intakeRoutes = ({ machine }: Serving, db: Db, { secret, address, log }: Inside, reading: Reading) => {
  // Each holds a body, and what it unpacks to.
  const turns = openTurns({ atOnce: 6, waiting: 200 })
  const doors = { secret, address, reading, log, turns }
  /** A defect of ours is told as everything is here, and in the log. */
  const told = async (path: string, answer: () => Promise<Response>) => {
    try {
      return await answer()
    } catch (error) {
      log.warn('a document could not be taken', { path, why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      return noAnswer(500, 'defect', 'This is a fault of ours. Nothing of it was kept: send it again later.', { 'retry-after': '60' })
    }
  }
  machine('POST', '/intake/titles/:id', (request, { id }, at) =>
    told(request.url, () => pushDocument(db, request, { title: id }, doors, at)),
  )
  machine('GET', '/intake/titles/:id/documents', (request, { id }, at) =>
    told(request.url, () => listPushed(db, request, { title: id }, doors, at)),
  )
  machine('PUT', '/intake/titles/:id/documents/:name', (request, { id, name }, at) =>
    told(request.url, () => pushDocument(db, request, { title: id, name }, doors, at)),
  )
  // A guid is often an address: it may be written with its slashes.
  machine('DELETE', '/intake/titles/:id/documents/:guid{.+}', (request, { id, guid }, at) =>
    told(request.url, () => withdrawDocument(db, request, { title: id, guid }, doors, at)),
  )
  machine('GET', '/websub/:callback', (request, { callback }, at) => answerHub(db, request, callback, doors, at))
  machine('POST', '/websub/:callback', (request, { callback }, at) =>
    told('/websub/', async () => turns.take(callback, () => takeFromHub(db, request, callback, doors, at)) ?? busy()),
  )
}
