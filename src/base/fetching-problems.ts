/** Why a call brought no answer: stable words for machines. */
export type ProblemCode =
  | 'not-an-address'
  | 'scheme'
  | 'credentials'
  | 'private-address'
  | 'name-unknown'
  | 'no-connection'
  | 'broke-off'
  | 'too-slow'
  | 'too-large'
  | 'too-many-redirects'
  | 'redirect-ring'
  | 'redirect-nowhere'
  | 'certificate'
  | 'garbled'
  | 'headers-too-large'
  | 'host-busy'
  | 'robots'
  | 'stopped'

export type Problem = { kind: 'problem'; code: ProblemCode; words: string }

export const problem = (code: ProblemCode, words: string): Problem => ({ kind: 'problem', code, words })

const known: Record<string, [ProblemCode, (host: string) => string]> = {
  'private-address': [
    'private-address',
    (host) => `${host} lies on a private network, where nothing is called unless ALLOW_HOSTS names it.`,
  ],
  ENOTFOUND: ['name-unknown', (host) => `There is no host named ${host}, or no network.`],
  EAI_AGAIN: ['name-unknown', (host) => `The name ${host} could not be looked up: the network or the name server does not answer.`],
  ECONNREFUSED: ['no-connection', (host) => `${host} refuses connections.`],
  EHOSTUNREACH: ['no-connection', (host) => `${host} cannot be reached.`],
  ENETUNREACH: ['no-connection', (host) => `${host} cannot be reached: there is no network.`],
  ETIMEDOUT: ['no-connection', (host) => `${host} does not answer.`],
  UND_ERR_CONNECT_TIMEOUT: ['no-connection', (host) => `${host} does not answer.`],
  ECONNRESET: ['broke-off', (host) => `${host} broke the connection off.`],
  EPIPE: ['broke-off', (host) => `${host} broke the connection off.`],
  UND_ERR_SOCKET: ['broke-off', (host) => `${host} broke the connection off before its answer was whole.`],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['broke-off', (host) => `${host} sent less or more than it had announced.`],
  UND_ERR_HEADERS_OVERFLOW: ['headers-too-large', (host) => `${host} sent more headers than are read.`],
  Z_DATA_ERROR: ['garbled', (host) => `${host} sent a compressed answer that cannot be unpacked.`],
  Z_BUF_ERROR: ['broke-off', (host) => `${host} sent a compressed answer that ends too early.`],
  coding: ['garbled', (host) => `${host} compressed its answer in a way that was not asked for.`],
}

const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`

/** Says in one sentence what an error of the network was. Errors that nobody knows are 'broke-off' with their own words. */
export const problemOf = (error: unknown, host: string): Problem => {
  const one = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
  const {
    code = '',
    message = String(one),
    cause,
    where,
    limit,
  } = one as { code?: string; message?: string; cause?: unknown; where?: string; limit?: number }
  if (code === 'too-large') {
    return problem(
      'too-large',
      where === 'sent'
        ? `${host} sent more than ${megabytes(limit ?? 0)}, which is more than is read.`
        : `The answer of ${host} unpacks to more than ${megabytes(limit ?? 0)}.`,
    )
  }
  const found = known[code]
  if (found) return problem(found[0], found[1](host))
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO)/.test(code))
    return problem('certificate', `${host} cannot prove who it is (${code.toLowerCase().replaceAll('_', ' ')}).`)
  if (/^HPE_/.test(code)) return problem('garbled', `${host} does not answer in HTTP (${message.slice(0, 100)}).`)
  if (/^(ERR__ERROR_FORMAT|ERR_BROTLI|ERR_ZSTD|ZSTD_|Z_|ERR_.*ERROR)/.test(code))
    return problem('garbled', `${host} sent a compressed answer that cannot be unpacked.`)
  if (cause && cause !== one) return problemOf(cause, host)
  return problem('broke-off', `The call to ${host} failed (${message.split('\n')[0]?.slice(0, 150)}).`)
}
