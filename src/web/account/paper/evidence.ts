import type { Belief } from '../../../readers/readers.ts'

const of: Record<Belief['kind'], (name: string) => string> = {
  topic: (name) => `about ${name}`,
  writer: (name) => `by ${name}`,
  title: (name) => `of ${name}`,
  desk: (name) => `in ${name}`,
  country: (name) => `by titles of ${name}`,
}

/** What a belief follows from: 'You finished 7 of 8 pieces about Venezuela, and left 1 at once.' */
export const evidence = ({ kind, name, opened, finished, abandoned }: Belief): string => {
  const all = opened + finished + abandoned
  const pieces = `${all} piece${all === 1 ? '' : 's'} ${of[kind](name)}`
  if (all === 0) return 'No piece stands behind it any more.'
  if (finished === 0 && abandoned === 0) return `You opened ${pieces}.`
  const end = abandoned > 0 ? `${finished > 0 ? ', and' : ''} left ${abandoned}${finished > 0 ? '' : ` of ${pieces}`} at once` : ''
  return finished > 0 ? `You finished ${finished} of ${pieces}${end}.` : `You${end}.`
}

/** A weight in words: what the paper makes of it. */
export const believed = ({ weight, said }: Pick<Belief, 'weight' | 'said'>): string => {
  const strength = Math.abs(weight)
  if (said && weight === 0) return 'You said that it neither draws you nor puts you off'
  if (!said && strength < 0.05) return 'Too little is known to say whether it draws you'
  const much = strength < 0.25 ? 'a little' : strength < 0.6 ? 'clearly' : 'very much'
  const verb = weight < 0 ? 'puts you off' : 'draws you'
  return said ? `You said that it ${verb}` : `The paper believes that it ${verb} ${much}`
}
