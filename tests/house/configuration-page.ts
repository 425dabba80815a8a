import { settings } from '../../src/base/config.ts'

const shown = (fallback: unknown) =>
  fallback === undefined || (Array.isArray(fallback) && fallback.length === 0) ? '–' : `\`${[fallback].flat().join(',')}\``

/** docs/configuration.md as the table of settings would have it. */
export const configurationPage = (table: Record<string, { fallback: unknown; says: string }> = settings): string => `# Settings

Settings come from the environment; each has a default, and an empty value counts as none. A wrong value stops the start, and all mistakes are told at once.
This page is made from \`src/base/config.ts\` by \`npm run docs:configuration\`; a test compares the two.

| setting | default | what it is |
|---|---|---|
${Object.entries(table)
  .map(([name, { fallback, says }]) => `| \`${name}\` | ${shown(fallback)} | ${says} |`)
  .join('\n')}
`
