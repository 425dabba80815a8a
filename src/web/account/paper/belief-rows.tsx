import type { Belief } from '../../../readers/readers.ts'
import { kindNames } from '../../furniture/tune.tsx'
import { believed, evidence } from './evidence.ts'

/** What a reader may set a belief to. */
export const steps: [number, string][] = [
  [1, 'Much more of it'],
  [0.5, 'More of it'],
  [0, 'Neither'],
  [-0.5, 'Less of it'],
  [-1, 'Much less of it'],
]

const nearest = (weight: number): number =>
  steps.map(([step]) => step).reduce((best, step) => (Math.abs(step - weight) < Math.abs(best - weight) ? step : best), 0)

const Row = ({ belief }: { belief: Belief }) => (
  <li>
    <div>
      <b>{belief.name}</b> <small>{kindNames[belief.kind]}</small>
      <p>
        {believed(belief)}. {evidence(belief)}
      </p>
    </div>
    <form method="post" action="/account/paper/belief">
      <input type="hidden" name="kind" value={belief.kind} />
      <input type="hidden" name="key" value={belief.key} />
      <button class="plain" type="submit" name="act" value="turn" aria-label={`The opposite is true: ${belief.name}`}>
        The opposite is true
      </button>
      <button class="plain" type="submit" name="act" value="forget" aria-label={`Forget this: ${belief.name}`}>
        Forget this
      </button>
      <label>
        <span class="unseen">How much of {belief.name}</span>
        <select name="weight">
          {steps.map(([weight, words]) => (
            <option value={weight} selected={weight === nearest(belief.weight)}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <button class="plain" type="submit" name="act" value="set" aria-label={`Set ${belief.name}`}>
        Set
      </button>
    </form>
  </li>
)

const shown = 12

/** All beliefs, strongest first; those after the first dozen are folded away. */
export const BeliefRows = ({ beliefs }: { beliefs: Belief[] }) => (
  <>
    <ul class="beliefs">
      {beliefs.slice(0, shown).map((belief) => (
        <Row belief={belief} />
      ))}
    </ul>
    {beliefs.length > shown && (
      <details class="more-beliefs">
        <summary>{beliefs.length - shown} more, fainter ones</summary>
        <ul class="beliefs">
          {beliefs.slice(shown).map((belief) => (
            <Row belief={belief} />
          ))}
        </ul>
      </details>
    )}
  </>
)
