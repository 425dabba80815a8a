import { groupFor, matchesPath, type RobotsFile, type RobotsSaying } from '../../base/robots-file.ts'
import { aiUses, type MachineUse, type SaidWord, strictest, type Uses, usesOf } from './uses.ts'

const names: Record<string, readonly MachineUse[]> = {
  search: ['search'],
  'ai-index': ['ai-index'],
  'ai-input': ['ai-input'],
  'ai-use': ['ai-input'],
  'ai-train': ['ai-train'],
  'train-ai': ['ai-train'],
  // Words of earlier drafts of AIPREF, which stand in files that were written then.
  'train-genai': ['ai-train'],
  ai: aiUses,
  tdm: ['tdm'],
  bots: ['tdm'],
}
const answers: Record<string, SaidWord> = { y: 'allowed', yes: 'allowed', n: 'refused', no: 'refused' }

/**
 * `train-ai=n, search=y` of AIPREF's Content-Usage and `search=yes, ai-train=no` of Cloudflare's Content-Signal: one grammar, two spellings of the same thing. A key that is given
 * twice has the stricter word; what is unknown says nothing.
 */
export const readPreference = (text: string): Uses =>
  strictest(
    text
      .slice(0, 2000)
      .split(',')
      .map((member) => {
        const [, key = '', value = ''] = /^\s*([a-z][a-z0-9_.*-]*)\s*=\s*"?([a-z]+)"?\s*(?:;.*)?$/i.exec(member) ?? []
        const word = answers[value.toLowerCase()]
        const uses = Object.hasOwn(names, key.toLowerCase()) ? names[key.toLowerCase()] : undefined
        return uses && word ? usesOf(uses, word) : {}
      }),
  )

/** The longest path that matches decides; of lines for the same path each counts, so a no stands (AIPREF, attachment, "Content-Usage Rule Semantics"). */
const ofPath = (lines: readonly RobotsSaying[], path: string): Uses => {
  const found = lines.filter((line) => matchesPath(line.path, path))
  const longest = Math.max(0, ...found.map((line) => line.path.length))
  return strictest(found.filter((line) => line.path.length === longest).map((line) => readPreference(line.says)))
}

/** What a robots.txt says for a path in Content-Usage and Content-Signal lines to `agent`. `path` in the form that robots-file compares. */
export const readRobotsPreferences = (file: RobotsFile, agent: string, path: string): { usage: Uses; signal: Uses } => {
  const { usages, signals } = groupFor(file, agent)
  return { usage: ofPath(usages, path), signal: ofPath(signals, path) }
}
