import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readImports } from './read-imports.ts'
import { filesOf, isTest, readFile } from './source-files.ts'

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string>; allowScripts?: Record<string, boolean> }
type Locked = {
  version?: string
  hasInstallScript?: boolean
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}

const most = 22
const manifest = JSON.parse(readFile('package.json')) as Manifest
const lock = JSON.parse(readFile('package-lock.json')) as { packages: Record<string, Locked> }
const decisions = readFile('docs/decisions/dependencies.md')

/** The packages that have a line in the table: | `name` | why | how we would leave it |. */
const readLines = (text: string) =>
  [...text.matchAll(/^\|\s*`(?<name>[^`]+)`\s*\|(?<why>[^|]*)\|(?<leave>[^|]*)\|/gm)].map(({ groups }) => ({
    name: groups?.name ?? '',
    isWhole: (groups?.why ?? '').trim().length > 10 && (groups?.leave ?? '').trim().length > 10,
  }))

/** What is wrong with the run-time dependencies, one sentence each. */
const checkDependencies = ({ dependencies = {}, devDependencies = {} }: Manifest, text: string): string[] => {
  const names = Object.keys(dependencies)
  const lines = readLines(text)
  const inexact = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  return [
    ...(names.length > most ? [`${names.length} run-time dependencies; ${most} are the most`] : []),
    ...inexact.map(([name, version]) => `${name} ${version} is not one exact version`),
    ...names
      .filter((name) => !lines.some((line) => line.name === name))
      .map((name) => `${name} has no line in docs/decisions/dependencies.md`),
    ...lines.filter((line) => !names.includes(line.name)).map((line) => `${line.name} has a line and is no run-time dependency`),
    ...lines.filter((line) => !line.isWhole).map((line) => `${line.name}: its line does not say why, or how we would leave it`),
  ]
}

const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')
/** Packages whose install script would run on Linux on x64, where the tests run; elsewhere npm asks. */
const runsHere = ({ os, cpu }: Locked) => (!os || os.includes('linux')) && (!cpu || cpu.includes('x64'))

/**
 * Install scripts that nobody has read and approved, and approvals of what is not there. Names alone: npm believes a version only from the address of
 * its archive, which this lock leaves out; the lock's hashes pin what runs.
 */
const checkScripts = ({ allowScripts = {} }: Manifest, packages: Record<string, Locked>): string[] => {
  // The project itself ('') may run a script of its own: it makes the template of the database.
  const scripts = Object.entries(packages).filter(([path, locked]) => path !== '' && locked.hasInstallScript)
  const approved = new Set(Object.keys(allowScripts).filter((name) => allowScripts[name]))
  const known = new Set(scripts.map(([path]) => nameOf(path)))
  return [
    ...scripts
      .filter(([path, locked]) => runsHere(locked) && !approved.has(nameOf(path)))
      .map(([path]) => `${nameOf(path)} runs a script when installed, and allowScripts does not name it`),
    ...[...approved]
      .filter((name) => !known.has(name))
      .map((name) => `allowScripts names ${name}, which has no script or is not installed`),
  ]
}

/**
 * Variants for other machines that the lock does not know. npm drops those that its registry does not have at the moment of an install, and from then
 * on `npm ci` refuses the lock everywhere.
 */
const checkVariants = (packages: Record<string, Locked>): string[] =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map((name) => `${nameOf(path)} may need ${name}, which the lock does not have`),
  )

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

test('every run-time dependency is exact and has its line, and there are no more than may be', (t) => {
  t.diagnostic(`${Object.keys(manifest.dependencies ?? {}).length} of ${most}`)
  assert.deepEqual(checkDependencies(manifest, decisions), [])
})

test('install scripts are approved one by one', () => {
  assert.deepEqual(checkScripts(manifest, lock.packages), [])
})

test('the lock holds the variants for every machine', () => {
  assert.deepEqual(checkVariants(lock.packages), [])
})

test('the lock holds what the manifest names', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  assert.deepEqual(
    wanted.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version),
    [],
  )
})

test('src uses run-time dependencies alone', () => {
  const named = new Set(Object.keys(manifest.dependencies ?? {}))
  const strays = filesOf('src/**/*.{ts,tsx}')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      readImports(text)
        .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:') && !named.has(packageOf(specifier)))
        .map(({ specifier }) => `${path} imports ${specifier}`),
    )
  assert.deepEqual(strays, [])
})

test('the checks find what is wrong', () => {
  const line = '| `cider` | It presses apples well. | A press of our own, in a day. |'
  assert.deepEqual(checkDependencies({ dependencies: { cider: '1.2.3' } }, line), [])
  assert.equal(checkDependencies({ dependencies: { cider: '^1.2.3' } }, line).length, 1)
  assert.equal(checkDependencies({ dependencies: { cider: '1.2.3', '@a/perry': '1.0.0-beta.2' } }, line).length, 1)
  assert.equal(checkDependencies({}, line).length, 1)
  assert.equal(checkDependencies({ dependencies: { cider: '1.2.3' } }, '| `cider` | It presses apples well. | |').length, 1)
  const many = Array.from({ length: most + 1 }, (_, n) => `p${n}`)
  assert.equal(
    checkDependencies(
      { dependencies: Object.fromEntries(many.map((name) => [name, '1.0.0'])) },
      many.map((name) => line.replace('cider', name)).join('\n'),
    ).length,
    1,
  )
  const packages = {
    'node_modules/cider': { version: '1.2.3', hasInstallScript: true },
    'node_modules/mac': { version: '1.0.0', hasInstallScript: true, os: ['darwin'] },
  }
  assert.equal(checkScripts({}, packages).length, 1)
  assert.deepEqual(checkScripts({ allowScripts: { cider: true } }, packages), [])
  assert.equal(checkScripts({ allowScripts: { perry: true } }, packages).length, 2)
  assert.equal(checkScripts({ allowScripts: { cider: false } }, packages).length, 1)
  assert.equal(
    checkVariants({ 'node_modules/a': { optionalDependencies: { 'a-mac': '1.0.0', 'a-linux': '1.0.0' } }, 'node_modules/a-linux': {} })
      .length,
    1,
  )
  assert.equal(packageOf('@a/b/c'), '@a/b')
})
