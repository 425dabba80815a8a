// Node 24 reads TypeScript itself, by leaving its types out, and keeps what it compiled; JSX alone is written out here, by esbuild, and kept beside it.
// esbuild is loaded only where something is not kept yet: it takes longer than reading all that is.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import module, { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../.cache/jsx/', import.meta.url))
const require = createRequire(import.meta.url)
const { version } = require('esbuild/package.json')

const written = (url) => {
  const source = readFileSync(fileURLToPath(url), 'utf8')
  const file = `${folder}${createHash('sha256').update(`${version} ${url} ${source}`).digest('hex').slice(0, 24)}.mjs`
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const { code } = require('esbuild').transformSync(source, {
    loader: 'tsx',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    sourcefile: url,
  })
  try {
    mkdirSync(folder, { recursive: true })
    // Several processes may write it at once: each its own, and the last rename wins, all being alike.
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // A folder that may not be written to costs the time of writing it out again at each start.
  }
  return code
}

module.enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)))
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.tsx') ? { format: 'module', source: written(url), shortCircuit: true } : next(url, context),
})
