import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = new URL('../bin/masthead.mjs', import.meta.url).pathname

export type Running = {
  address: string
  pid: number
  said(): string
  until(words: RegExp, seconds: number): Promise<void>
  stop(): Promise<void>
}

/** Runs `masthead WORDS --port 0` as an operator would, on a data folder of its own that is gone afterwards; ready when its port is open. */
export const runMasthead = async (words: string[]): Promise<Running> => {
  const data = mkdtempSync(join(tmpdir(), 'masthead-bench-'))
  const child = spawn(process.execPath, [program, ...words, '--port', '0'], {
    env: { ...process.env, DATA_DIR: data, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const until = (pattern: RegExp, seconds: number) =>
    new Promise<void>((resolve, reject) => {
      const look = () => pattern.test(said) && done(resolve)
      const ended = () => done(() => reject(new Error(`masthead ${words.join(' ')} has ended:\n${said}`)))
      const late = setTimeout(
        () => done(() => reject(new Error(`masthead ${words.join(' ')} did not say ${pattern} within ${seconds} s:\n${said}`))),
        seconds * 1000,
      )
      const done = (then: () => void) => {
        clearTimeout(late)
        for (const stream of [child.stdout, child.stderr]) stream.off('data', look)
        child.off('exit', ended)
        then()
      }
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
      child.once('exit', ended)
      look()
    })
  await until(/opens at http:\S+\n/, 60)
  return {
    address: /opens at (http:\S+)\n/.exec(said)?.[1] as string,
    pid: child.pid as number,
    said: () => said,
    until,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The demo with its first paper set. */
export const runDemo = async (): Promise<Running> => {
  const demo = await runMasthead(['demo'])
  await demo.until(/The first paper is set/, 300)
  return demo
}

/** The front page and two articles of it: the longest of those that show a picture, and one without. */
export const pagesToSee = async ({ address }: Pick<Running, 'address'>): Promise<{ name: string; path: string }[]> => {
  const front = await (await fetch(`${address}/`)).text()
  const paths = [...new Set([...front.matchAll(/href="(\/news\/[^"]+)"/g)].map(([, path]) => path as string))].slice(0, 40)
  const seen = await Promise.all(paths.map(async (path) => ({ path, html: await (await fetch(address + path)).text() })))
  const longest = (pictured: boolean) =>
    seen.filter(({ html }) => /class="[^"]*lead-picture|<figure/.test(html) === pictured).sort((a, b) => b.html.length - a.html.length)[0]
  return [
    { name: 'front page', path: '/' },
    ...[longest(true), longest(false)].flatMap((one, i) =>
      one ? [{ name: i === 0 ? 'article with a picture' : 'article without', path: one.path }] : [],
    ),
  ]
}
