/** A date and a time in UTC, as its label says: browsers send what is written, whatever zone they are in. */
export const Time = ({
  id,
  name,
  label,
  value,
  required,
}: {
  id: string
  name: string
  label: string
  value?: string
  required?: boolean
}) => (
  <div class="ask time">
    <label for={id}>{label}</label>
    <input id={id} name={name} type="datetime-local" value={value} required={required} placeholder="2026-12-31T18:00" />
  </div>
)
