import { cpus } from 'node:os'

/** The line under every table: when and on what it was measured. */
export const machine = () =>
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0]?.model ?? 'unknown make'}, Node ${process.versions.node}`
