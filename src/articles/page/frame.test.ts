import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseHTML } from 'linkedom'
import { writeFrame } from './frame.ts'

const written = (html: string) =>
  writeFrame(parseHTML(`<html><body>${html}</body></html>`).document.querySelector('body > *')!, 'https://news.example/a')

describe('a frame', () => {
  it('is its picture and the words after it', () => {
    assert.equal(
      written('<figure><div><img src="/a.jpg"></div><figcaption>The quay<span>Photo: Ola Berg</span></figcaption></figure>'),
      '<figure><img src="/a.jpg"><figcaption>The quay Photo: Ola Berg</figcaption></figure>',
    )
  })

  it('gives each picture of a gallery its own words, and one that stands there twice once', () => {
    assert.equal(
      written(
        '<div class="caption"><img src="/a.jpg"><noscript><img src="/a.jpg"></noscript><p>First</p><img src="/b.jpg"><p>Second &amp; last</p></div>',
      ),
      '<figure><img src="/a.jpg"><figcaption>First</figcaption></figure><figure><img src="/b.jpg"><figcaption>Second &amp; last</figcaption></figure>',
    )
  })

  it('is nothing without a picture that may be shown', () => {
    assert.equal(written('<figure><img src="data:image/gif;base64,AA"><figcaption>Words</figcaption></figure>'), '')
  })
})
