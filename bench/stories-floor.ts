import { scoreGrouping } from './stories-score.ts'

type Line = { title: string; text: string; ts: string | null }

const vectors = (lines: Line[]) => {
  const counts = lines.map((line) => {
    const tf = new Map<string, number>()
    for (const word of `${line.title} ${line.text}`.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []) tf.set(word, (tf.get(word) ?? 0) + 1)
    return tf
  })
  const df = new Map<string, number>()
  for (const tf of counts) for (const word of tf.keys()) df.set(word, (df.get(word) ?? 0) + 1)
  return counts.map((tf) => {
    const vector = new Map([...tf].map(([word, n]) => [word, (1 + Math.log(n)) * Math.log(lines.length / (df.get(word) as number))]))
    const length = Math.sqrt([...vector.values()].reduce((sum, w) => sum + w * w, 0)) || 1
    for (const [word, w] of vector) vector.set(word, w / length)
    return vector
  })
}

const singlePass = (lines: Line[], all: Map<string, number>[], threshold: number, hours: number) => {
  const stories: { sum: Map<string, number>; last: number }[] = []
  const order = lines.map((_, i) => i).sort((a, b) => Date.parse(lines[a]?.ts ?? '') - Date.parse(lines[b]?.ts ?? '') || a - b)
  const got: string[] = []
  for (const i of order) {
    const at = Date.parse(lines[i]?.ts ?? '') || 0
    let best = -1
    let bestCosine = threshold
    for (const [s, story] of stories.entries()) {
      if (hours > 0 && at - story.last > hours * 3_600_000) continue
      let dot = 0
      let square = 0
      for (const [word, w] of all[i] as Map<string, number>) dot += w * (story.sum.get(word) ?? 0)
      if (dot === 0) continue
      for (const w of story.sum.values()) square += w * w
      const cosine = dot / Math.sqrt(square)
      if (cosine >= bestCosine) {
        best = s
        bestCosine = cosine
      }
    }
    if (best < 0) best = stories.push({ sum: new Map(), last: at }) - 1
    const story = stories[best] as { sum: Map<string, number>; last: number }
    for (const [word, w] of all[i] as Map<string, number>) story.sum.set(word, (story.sum.get(word) ?? 0) + w)
    story.last = Math.max(story.last, at)
    got[i] = String(best)
  }
  return got
}

/** The floor of the sets' README: its threshold (and the 72 h window, where it helps) chosen on the set itself. */
export const floorGrouping = (lines: Line[], gold: string[]) => {
  const all = vectors(lines)
  let best = { threshold: 0, hours: 0, f1: -1 }
  for (const hours of lines.some((line) => line.ts) ? [0, 72] : [0]) {
    for (const threshold of lines.length > 2000 ? [0.08, 0.12, 0.16] : [0.1, 0.15, 0.2, 0.25, 0.3]) {
      const { f1 } = scoreGrouping(gold, singlePass(lines, all, threshold, hours))
      if (f1 > best.f1) best = { threshold, hours, f1 }
    }
  }
  return { ...best, run: () => singlePass(lines, all, best.threshold, best.hours) }
}
