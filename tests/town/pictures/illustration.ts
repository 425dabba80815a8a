import sharp from 'sharp'
import type { SceneName } from './scene-names.ts'

/** PLACEHOLDER */
export async function illustration(scene: SceneName, seed: string): Promise<Buffer> {
  return sharp({ create: { width: 1600, height: 1067, channels: 3, background: `#${seed.slice(0, 6)}` } })
    .jpeg()
    .toBuffer()
}
