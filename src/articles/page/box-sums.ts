import type { Box, Passage } from './passages.ts'

/** What stands in a box, at any depth: letters, those in links, those of running text, passages. */
export type Sums = { chars: number; linked: number; running: number; passages: number }

/** Looks like running text: long enough, few links, a sentence's marks in some script. */
export const isRunning = ({ chars, linked, text }: Passage): boolean => chars > 80 && linked < 0.4 && /[.!?…。,،؟।]/.test(text)

/** Adds up each box, and names the one that holds the piece: where most running text stands directly or one or two boxes further in. */
export const addUpBoxes = (passages: Passage[], root: Box): { sumsOf: Map<Box, Sums>; top: Box } => {
  const sumsOf = new Map<Box, Sums>()
  const scores = new Map<Box, number>()
  for (const passage of passages) {
    const running = isRunning(passage) ? passage.chars * (1 - passage.linked) : 0
    let box: Box | undefined = passage.box
    for (let step = 0; box; box = box.parent, step++) {
      const sums = sumsOf.get(box) ?? { chars: 0, linked: 0, running: 0, passages: 0 }
      sums.chars += passage.chars
      sums.linked += passage.chars * passage.linked
      sums.running += running
      sums.passages++
      sumsOf.set(box, sums)
      if (running > 0 && step < 3) scores.set(box, (scores.get(box) ?? 0) + (step < 2 ? running : running / 3))
    }
  }
  let top = root
  for (const [box, score] of scores) if (score > (scores.get(top) ?? 0)) top = box
  return { sumsOf, top }
}
