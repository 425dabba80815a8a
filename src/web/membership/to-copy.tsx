/** Something to copy and pass on: a field, since one that is reached with Tab or tapped is selected whole. */
export const ToCopy = ({ label, text, small }: { label: string; text: string; small?: boolean }) => (
  <input class={small ? 'code link' : 'code'} readonly value={text} aria-label={label} spellcheck={false} />
)
