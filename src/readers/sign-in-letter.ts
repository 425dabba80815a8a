import type { Letter } from '../letters/letters.ts'
import type { NewProof } from './mail-proof.ts'

const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`

/** The one letter with which people join and sign in: the same whether the address is known or not. */
export const signInLetter = ({ code, token }: NewProof, { address, paper }: { address: string; paper: string }): Letter => ({
  subject: `${spaced(code)} is your code for ${paper}`,
  heading: `Sign in to ${paper}`,
  paragraphs: ['Enter this code where you asked for it, or follow the link. Either works once, for fifteen minutes.'],
  code: spaced(code),
  action: { label: 'Sign in', href: `${address}/sign-in/link?token=${token}` },
  small: [
    'You did not ask for this? Then somebody has mistyped an address. Nothing happens unless the code or the link is used; do not pass them on.',
  ],
})

/** To the address that a reader wants to have from now on. */
export const newMailLetter = ({ code }: NewProof, { paper }: { paper: string }): Letter => ({
  subject: `${spaced(code)} is your code for ${paper}`,
  heading: 'Your new mail address',
  paragraphs: [
    `A reader of ${paper} wants to use this address from now on. If that is you, enter this code where you asked for it. It works for fifteen minutes.`,
  ],
  code: spaced(code),
  small: ['You did not ask for this? Then do nothing, and nothing changes.'],
})

/** To an address that somebody wants to have although it has a reader: said to its owner alone. */
export const takenMailLetter = ({ paper, address }: { paper: string; address: string }): Letter => ({
  subject: `Your address at ${paper}`,
  heading: 'This address has a reader already',
  paragraphs: [
    `A reader of ${paper} wanted to change to this mail address, but it belongs to another sign-in. If both are yours, sign in with this address instead.`,
  ],
  action: { label: 'Sign in', href: `${address}/sign-in` },
  small: ['You did not ask for this? Then do nothing, and nothing changes.'],
})

/** To the address that a reader had until now. */
export const leftMailLetter = ({ paper, mail }: { paper: string; mail: string }): Letter => ({
  subject: `Your mail address at ${paper} was changed`,
  heading: 'Your mail address was changed',
  paragraphs: [`From now on you sign in to ${paper} with ${hidden(mail)}. Your other devices were signed out.`],
  small: ['That was not you? Then answer this letter, so that we can help.'],
})

export const passwordLetter = ({ paper }: { paper: string }): Letter => ({
  subject: `Your password at ${paper} was changed`,
  heading: 'Your password was changed',
  paragraphs: [`The password of your sign-in to ${paper} was set or changed just now. Your other devices were signed out.`],
  small: ['That was not you? Sign in by mail, set another password, and look at your devices and passkeys.'],
})

/** 'a…@example.org': enough for its owner, little for who reads his old letters. */
const hidden = (mail: string) => `${mail.slice(0, 1)}…${mail.slice(mail.lastIndexOf('@'))}`
