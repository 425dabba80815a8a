import { allows, byLength, groupFor, isNamed, type RobotsFile } from '../../base/robots-file.ts'
import { type MachineUse, strictest, type Uses, usesOf } from './uses.ts'

/** Agents of AI that publishers name in robots.txt, by what their makers say that they fetch pages for. */
const agents: Record<string, readonly MachineUse[]> = {
  GPTBot: ['ai-train'],
  'OAI-SearchBot': ['ai-index'],
  'ChatGPT-User': ['ai-input'],
  CCBot: ['ai-train', 'tdm'],
  // Gemini: training, and grounding of answers.
  'Google-Extended': ['ai-train', 'ai-input'],
  GoogleOther: ['ai-train'],
  'Google-CloudVertexBot': ['ai-index', 'ai-input'],
  ClaudeBot: ['ai-train'],
  'Claude-Web': ['ai-train'],
  'anthropic-ai': ['ai-train'],
  'Claude-SearchBot': ['ai-index'],
  'Claude-User': ['ai-input'],
  PerplexityBot: ['ai-index'],
  'Perplexity-User': ['ai-input'],
  'Applebot-Extended': ['ai-train'],
  'meta-externalagent': ['ai-train'],
  'meta-externalfetcher': ['ai-input'],
  FacebookBot: ['ai-train'],
  Amazonbot: ['ai-train', 'ai-input'],
  Bytespider: ['ai-train'],
  'cohere-ai': ['ai-input'],
  'cohere-training-data-crawler': ['ai-train'],
  'MistralAI-User': ['ai-input'],
  DuckAssistBot: ['ai-input'],
  YouBot: ['ai-index'],
  AI2Bot: ['ai-train'],
  Diffbot: ['tdm'],
  omgili: ['tdm'],
  omgilibot: ['tdm'],
  ImagesiftBot: ['tdm'],
  Timpibot: ['ai-train'],
  PanguBot: ['ai-train'],
  img2dataset: ['ai-train'],
}

// Nobody has more to say to one agent, and there are as many agents as there are.
const mostRules = 2000

/**
 * What the rules for agents of AI say of paths: who shuts one out of any of them by its name refuses what it fetches for. Only what names an agent counts (a robots.txt that shuts out
 * all says nothing of AI), and an agent that may come in has not been given anything.
 */
export const readAgentRules = (file: RobotsFile, paths: readonly string[]): { uses: Uses; named: string[] } => {
  const shut = Object.entries(agents).filter(([agent]) => {
    if (!isNamed(file, agent)) return false
    const rules = byLength(groupFor(file, agent).rules.slice(0, mostRules))
    return paths.some((path) => !allows(rules, path))
  })
  return { uses: strictest(shut.map(([, uses]) => usesOf(uses, 'refused'))), named: shut.map(([agent]) => agent) }
}
