import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export type File = { path: string; text: string }

/** Files of the checkout that fit `patterns`, with paths from its top, in order. */
export const filesOf = (...patterns: string[]): File[] =>
  globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|\.git|\.cache|data\/paper|bench\/results)(\/|$)/.test(path) })
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))

export const readFile = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
