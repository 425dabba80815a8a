const away = new Set([
  'StripeConnectionError',
  'StripeAPIError',
  'StripeRateLimitError',
  'StripeAuthenticationError',
  'StripePermissionError',
])

/** Whether an error says that Stripe does not answer anybody now (or not us), and not that this one question was wrong. */
export const isTrouble = (error: unknown): boolean => away.has((error as { type?: string } | null)?.type ?? '')
