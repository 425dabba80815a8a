import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldCopies } from './fold-copies.ts'
import type { Told } from './gather-story.ts'

const told = (id: string, origin: string | null = null) => ({ id, origin }) as Told
const folded = (lead: string, ...tellings: Told[]) =>
  foldCopies(tellings, lead).map(({ id, copies }) => [id, ...copies.map((copy) => copy.id)].join(' '))

test('copies lie under their original, and what is told in own words stands by itself', () => {
  assert.deepEqual(folded('own', told('a', 'wire'), told('own'), told('wire'), told('b', 'wire')), ['own', 'wire a b'])
})

test('the leading telling is shown though it is a copy', () => {
  assert.deepEqual(folded('b', told('a', 'wire'), told('wire'), told('b', 'wire')), ['b a wire'])
})

test('where the original is no part of the story the first copy stands for it', () => {
  assert.deepEqual(folded('own', told('a', 'wire'), told('b', 'wire'), told('own')), ['a b', 'own'])
})
