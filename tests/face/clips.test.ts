/** The single actions through decoder, detector and mesh: what is found in the fixture clips that show one thing each. */
import { join } from 'node:path'
import { loadModels, type Models } from '../../cloudfunctions/face/models'
import { decodeVideo, FPS } from '../../cloudfunctions/face/video'
import type { Action } from '../../src/domain/contract/common'
import { FaceTracker } from '../../src/domain/face/track'
import type { FrameSignals } from '../../src/domain/face/signals'
import { actionsIn } from '../../src/domain/liveness'

// minutes, not seconds: the machine may be busy with other tests
jest.setTimeout(180_000)

let models: Models
beforeAll(async () => { models = await loadModels() })

async function seenIn(clip: string): Promise<Action[]> {
  const tracker = new FaceTracker(models)
  const frames: FrameSignals[] = []
  for await (const picture of decodeVideo(join(__dirname, '../clips', clip))) frames.push((await tracker.next(picture, frames.length / FPS)).signals)
  return actionsIn(frames).map(({ action }) => action)
}

test.each<[string, Action[]]>([
  ['only-turn-left.mp4', ['turnLeft']],
  ['only-turn-right.mp4', ['turnRight']],
  ['only-nod.mp4', ['nod']],
  ['slow-blink.mp4', ['blink']],
  ['talking.mp4', []],
])('%s shows %j', async (clip, actions) => {
  expect(await seenIn(clip)).toEqual(actions)
})
