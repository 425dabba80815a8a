import { parentPort } from 'node:worker_threads'
import { openGrouper } from './grouper.ts'
import { nameStory, type Round, runRound } from './placer.ts'

const grouper = openGrouper(nameStory)

parentPort?.on('message', (round: Round) => {
  try {
    parentPort?.postMessage({ placed: runRound(grouper, round) })
  } catch (error) {
    parentPort?.postMessage({ why: error instanceof Error ? error.stack : String(error) })
  }
})
