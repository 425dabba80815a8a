import type { Rights } from '../../../articles/articles.ts'

/** What the publisher says of rights, in his words, at the foot of his piece. */
export const RightsLine = ({ rights: { holder, notice, usage, license } }: { rights: Rights }) => {
  const owner = notice ?? (holder ? (/^(?:©|copyright|\(c\))/i.test(holder) ? holder : `© ${holder}`) : undefined)
  return (
    <p class="rights">
      {owner && <span>{owner}</span>}
      {usage && <span>{usage}</span>}
      {license && (
        <span>
          <a href={license} rel="license noopener nofollow">
            Terms of use
          </a>
        </span>
      )}
    </p>
  )
}
