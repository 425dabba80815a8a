import type { Scene } from './scene.ts'
import type { SceneName } from './scene-names.ts'
import * as chess from './scenes/chess.ts'
import * as civic from './scenes/civic.ts'
import * as concert from './scenes/concert.ts'
import * as creatures from './scenes/creatures.ts'
import * as crowds from './scenes/crowds.ts'
import * as fields from './scenes/fields.ts'
import * as halls from './scenes/halls.ts'
import * as heavens from './scenes/heavens.ts'
import * as industry from './scenes/industry.ts'
import * as laboratory from './scenes/laboratory.ts'
import * as pitch from './scenes/pitch.ts'
import * as port from './scenes/port.ts'
import * as power from './scenes/power.ts'
import * as rooms from './scenes/rooms.ts'
import * as season from './scenes/season.ts'
import * as stage from './scenes/stage.ts'
import * as streets from './scenes/streets.ts'
import * as study from './scenes/study.ts'
import * as things from './scenes/things.ts'
import * as track from './scenes/track.ts'
import * as travel from './scenes/travel.ts'
import * as water from './scenes/water.ts'
import * as wilds from './scenes/wilds.ts'
import * as work from './scenes/work.ts'

/** Which recipe draws which scene; a family's recipes bear the scenes' own names. */
export const scenes: Record<SceneName, Scene> = {
  ...chess,
  ...civic,
  ...concert,
  ...creatures,
  ...crowds,
  ...fields,
  ...halls,
  ...heavens,
  ...industry,
  ...laboratory,
  ...pitch,
  ...port,
  ...power,
  ...rooms,
  ...season,
  ...stage,
  ...streets,
  ...study,
  ...things,
  ...track,
  ...travel,
  ...water,
  ...wilds,
  ...work,
  'data-centre': industry.dataCentre,
  'port-cranes': port.portCranes,
  'wind-turbines': power.windTurbines,
}
