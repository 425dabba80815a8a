import { fetchOutside, type Network } from '../../base/fetching.ts'

const limits = { total: 20_000, headers: 15_000, sent: 100_000, unpacked: 100_000 }

/** Sends a hub a form. Gives null where it took it, else what was wrong in a sentence. 202 is the word (WebSub, 5.1.1); any 2xx is taken for it, as hubs do. */
export const sayToHub = async (
  { hub, form }: { hub: string; form: Record<string, string> },
  { network, stop }: { network: Network; stop?: AbortSignal },
): Promise<string | null> => {
  const answer = await fetchOutside(hub, { form, signal: stop, limits }, network)
  if (answer.kind === 'problem') return answer.words
  return answer.status >= 200 && answer.status < 300 ? null : `The hub refused (status ${answer.status}).`
}
