import { ownershipWords } from '../../furniture/ownership.ts'
import { Rated } from '../../furniture/rated.tsx'
import type { Title } from './gather-title.ts'

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : address)

/** Who owns this, and who says so. */
export const OwnerFacts = ({ title }: { title: Title }) =>
  title.owner || title.ownership ? (
    <>
      <dt>Who owns this</dt>
      <dd>
        {[title.owner, ownershipWords(title.ownership)].filter(Boolean).join(', ')}.{' '}
        {title.owner_source ? (
          <>
            Source:{' '}
            <a href={title.owner_source} rel="nofollow">
              {hostOf(title.owner_source)}
            </a>
            .
          </>
        ) : (
          'As this paper’s list of titles has it.'
        )}
      </dd>
    </>
  ) : null

/** What others say of its leaning, each with where. Nothing where nobody's word was brought. */
export const LeaningFacts = ({ title }: { title: Title }) =>
  title.leaning ? (
    <>
      <dt>Leaning, as others rate it</dt>
      <dd>
        <Rated leaning={title.leaning} />
      </dd>
    </>
  ) : null
