import { dice } from './dice.ts'
import { plate, width } from './plate.ts'
import { print } from './print.ts'
import type { SceneName } from './scene-names.ts'
import { scenes } from './scenes.ts'

/** The drawing of a scene before it is printed: the same seed always gives the same. */
export function draw(scene: SceneName, seed: string): string {
  const [on, by] = [plate(), dice(`${scene}/${seed}`)]
  // Half of all pictures are printed the other way round; nothing in a scene is written, so nothing reads wrong.
  on.group(by.chance(0.5) ? `transform="translate(${width}) scale(-1 1)"` : '', () => scenes[scene](on, by))
  return on.svg()
}

/** How many printed pictures are kept, the latest asked for; each is about a quarter of a megabyte. */
const kept = 160
const printed = new Map<string, Promise<Buffer>>()

/** The picture of a scene as a JPEG of 1600 by 1067, printed when it is first asked for. */
export function illustration(scene: SceneName, seed: string): Promise<Buffer> {
  const key = `${scene}/${seed}`
  const picture = printed.get(key) ?? print(draw(scene, seed))
  printed.delete(key)
  printed.set(key, picture)
  for (const oldest of printed.keys()) {
    if (printed.size <= kept) break
    printed.delete(oldest)
  }
  return picture
}
