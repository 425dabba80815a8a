import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import ipaddr from 'ipaddr.js'
import { readCatalogue, starterCatalogue } from './read-catalogue.ts'
import { readOwners } from './read-owners.ts'

const titles = await readCatalogue()
const files = (await readdir(starterCatalogue)).filter((name) => name.endsWith('.json'))

test('every file is in our form, ids and addresses are unique', () => {
  // readCatalogue refuses with every mistake of every file; that it returned is the test.
  assert.ok(titles.length > 0)
})

test('at least 200 titles of 35 countries in 10 languages', () => {
  const countries = new Set(titles.map((title) => title.country))
  const languages = new Set(titles.map((title) => title.language?.split('-')[0]))
  assert.ok(titles.length >= 200, `${titles.length} titles`)
  assert.ok(countries.size >= 35, `${countries.size} countries`)
  assert.ok(languages.size >= 10, `${languages.size} languages`)
})

test('a file is named after its country', async () => {
  for (const name of files)
    assert.equal(JSON.parse(await readFile(join(starterCatalogue, name), 'utf8')).country, name.slice(0, 2).toUpperCase(), name)
})

test('every title says country, language and home, its main feed comes first, and it has at most eight', () => {
  const wrong = titles.filter(
    (title) =>
      !title.country || !title.language || !title.home || title.feeds.length > 8 || title.feeds.slice(1).some((feed) => !feed.section),
  )
  assert.deepEqual(
    wrong.map((title) => title.id),
    [],
  )
})

test('owners are of publishers that are here, each once, with a source', async () => {
  const owners = await readOwners(starterCatalogue)
  const publishers = new Set(titles.map(({ publisher }) => publisher))
  assert.deepEqual(
    owners.filter(({ publisher }) => !publishers.has(publisher)),
    [],
  )
  assert.equal(new Set(owners.map(({ publisher }) => publisher)).size, owners.length)
  assert.ok(owners.every(({ source }) => source.startsWith('https://')))
  const owned = titles.filter(({ owner, ownership, ownerSource }) => owner && ownership && ownerSource)
  assert.ok(owned.length >= 180, `${owned.length} of ${titles.length} titles say who owns them`)
  assert.equal(titles.find(({ id }) => id === 'guardian-uk')?.owner, 'The Scott Trust')
})

test('feeds and homes are on public hosts with a name, on the usual port', () => {
  for (const title of titles)
    for (const address of [title.home ?? '', ...title.feeds.map((feed) => feed.address)]) {
      const url = new URL(address)
      assert.ok(url.port === '' && url.hostname.includes('.') && !ipaddr.isValid(url.hostname), address)
      assert.doesNotMatch(url.hostname, /\.(local|localhost|internal|test|invalid|example|home|lan|arpa|onion)$/, address)
    }
})

test('addresses stand in the files as they are called', async () => {
  const written = new Set<string>()
  for (const name of files) {
    const { titles: some } = JSON.parse(await readFile(join(starterCatalogue, name), 'utf8')) as {
      titles: { feeds: { address: string }[] }[]
    }
    for (const title of some) for (const feed of title.feeds) written.add(feed.address)
  }
  assert.deepEqual(
    titles.flatMap((title) => title.feeds.map((feed) => feed.address)).filter((address) => !written.has(address)),
    [],
  )
})

test('no address is a search, a podcast or a video channel in place of a title', () => {
  for (const title of titles)
    for (const feed of title.feeds)
      assert.doesNotMatch(feed.address, /news\.google|bing\.com|youtube\.com|podcast|reddit\.com|rsshub/i, `${title.id}: ${feed.address}`)
})

test('regional editions are titles of their own', () => {
  const editions = (publisher: string) =>
    new Set(titles.filter((title) => title.publisher === publisher && title.edition).map((title) => title.edition))
  for (const edition of ['UK', 'US', 'AU', 'International'])
    assert.ok(editions('Guardian Media Group').has(edition), `The Guardian - ${edition}`)
  assert.ok(editions('BBC').size >= 10)
  assert.ok(editions('Al Jazeera Media Network').size >= 2)
  assert.ok(editions('Deutsche Welle').size >= 3)
})
