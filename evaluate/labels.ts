/** The words of label files → the engine's actions. */
import { action, type Action } from '../src/domain/contract/common'

/** turn+ : towards the picture's right. What the engine does not know (yet) is not counted but named. */
const NAMES: Record<string, string> = {
  blink: 'blink', mouth_open: 'openMouth', open_mouth: 'openMouth', openmouth: 'openMouth', mouth: 'openMouth',
  turn_left: 'turnLeft', 'turn-': 'turnLeft', turnleft: 'turnLeft', turn_right: 'turnRight', 'turn+': 'turnRight', turnright: 'turnRight',
  nod: 'nod', 'nod-': 'nod', 'nod+': 'nod',
}
/** In the order column of clips that show no usable face: the product should refuse them. */
const SCENES = ['no_face', 'multi_face', 'many_faces', 'two_faces']

export function actionOf(label: string): Action | null {
  const parsed = action.safeParse(NAMES[label.toLowerCase()] ?? label)
  return parsed.success ? parsed.data : null
}

export const isScene = (label: string): boolean => SCENES.includes(label.toLowerCase())
