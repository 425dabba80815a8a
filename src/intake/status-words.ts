const words: Record<number, string> = {
  401: 'asks for a password',
  402: 'asks for money',
  403: 'refuses us',
  404: 'has no feed at this address',
  410: 'says that this feed is gone for good',
  429: 'says that we call too often',
  451: 'may not show this feed for legal reasons',
  500: 'has a fault',
  502: 'has a fault',
  503: 'is not available for now',
  504: 'has a fault',
}

/** What a status other than 2xx and 304 means, in one sentence. */
export const outcomeWords = (address: string, status: number, wait = ''): string =>
  `${new URL(address).hostname} ${words[status] ?? 'gave no feed'} (status ${status})${wait}.`
