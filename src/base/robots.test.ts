import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { day, hour } from './clock.ts'
import { openNetwork } from './fetching.ts'
import { openRobots } from './robots.ts'

let status = 200
let text = ''
let calls = 0
const server = createServer((_, response) => {
  calls++
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const network = openNetwork({ allow: ['127.0.0.1'] })
after(async () => {
  await network.close()
  server.close()
})
const now = new Date('2026-11-23T08:00:00Z')
const may = async (robots: ReturnType<typeof openRobots>, path: string, at = now) => {
  const answer = await robots.mayFetch(here + path, at)
  return answer.allowed ? 'yes' : answer.code
}

test('rules are kept to, those for us before those for all, and asked for once a day', async () => {
  status = 200
  text = 'User-agent: *\nDisallow: /\n\nUser-agent: masthead\nDisallow: /private/\nAllow: /private/open\n'
  calls = 0
  const robots = openRobots(network)
  assert.deepEqual([await may(robots, '/a'), await may(robots, '/private/x'), await may(robots, '/private/open')], ['yes', 'robots', 'yes'])
  assert.equal(calls, 1)
  await may(robots, '/a', new Date(now.getTime() + 23 * hour))
  assert.equal(calls, 1)
  await may(robots, '/a', new Date(now.getTime() + day))
  assert.equal(calls, 2)
})

test('no robots.txt means no rules; a broken host means no for now', async () => {
  status = 404
  assert.equal(await may(openRobots(network), '/a'), 'yes')
  status = 503
  const robots = openRobots(network)
  assert.equal(await may(robots, '/a'), 'robots-unreachable')
  status = 404
  assert.equal(await may(robots, '/a', new Date(now.getTime() + hour)), 'yes')
})

test('what is kept of all hosts has a bound in lines, whatever one host writes', async () => {
  status = 200
  const robots = openRobots(network, { most: 5000 })
  const other = createServer((_, response) => response.end(`User-agent: *\n${'Disallow: /x\n'.repeat(4000)}`)).listen(0, '127.0.0.1')
  await once(other, 'listening')
  text = `User-agent: *\n${'Disallow: /y\n'.repeat(3000)}`
  calls = 0
  await may(robots, '/a')
  await may(robots, '/a')
  assert.equal(calls, 1)
  await robots.mayFetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/a`, now)
  assert.equal(await may(robots, '/y'), 'robots', 'what had to go is asked for again')
  assert.equal(calls, 2)
  other.close()
})
