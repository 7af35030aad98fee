/** The words of label files → the engine's actions. */
import { action, type Action } from '../src/domain/contract/common'

const NAMES: Record<string, string> = {
  blink: 'blink', mouth_open: 'openMouth', open_mouth: 'openMouth', openmouth: 'openMouth', mouth: 'openMouth',
  turn_left: 'turnLeft', 'turn-': 'turnLeft', turnleft: 'turnLeft', turn_right: 'turnRight', 'turn+': 'turnRight', turnright: 'turnRight',
  nod: 'nod', 'nod-': 'nod', 'nod+': 'nod',
}
/** In the order column of clips that show no usable face: the product should refuse them. */
const SCENES = ['no_face', 'multi_face', 'many_faces', 'two_faces']

/** Whose left a label means: the engine speaks of the person's, whoever looks at the picture of the picture's. */
export const SIDES = ['person', 'picture'] as const
export type Side = (typeof SIDES)[number]

const MIRRORED: Record<string, string> = { turnLeft: 'turnRight', turnRight: 'turnLeft' }

export function nameOf(label: string, side: Side): string {
  const name = NAMES[label.toLowerCase()] ?? label
  return side === 'picture' ? MIRRORED[name] ?? name : name
}

/** null: an action that this engine does not know; it is not counted but named. */
export function actionOf(label: string, side: Side = 'person'): Action | null {
  const parsed = action.safeParse(nameOf(label, side))
  return parsed.success ? parsed.data : null
}

export const isScene = (label: string): boolean => SCENES.includes(label.toLowerCase())
export const isTurn = (label: string): boolean => nameOf(label, 'person').startsWith('turn')
