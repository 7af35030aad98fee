/** Chromium's fake camera plays a file in a loop; this turns a clip into such a file. */
import { runFfmpeg } from './ffmpeg'
import { heldBy } from './hand'

/** Seconds that a held camera sees before it begins anew with a jump: from opening the camera to the end of the recording takes less. */
const HELD_S = 40

/** The same person further away: smaller, with the wall and the jacket drawn on to the edges. */
const AT_A_MACHINE = 'scale=288:384,pad=480:640:96:128,fillborders=left=96:right=96:top=128:bottom=128:mode=smear'

/**
 * Writes MJPEG for `--use-file-for-fake-video-capture`, upright like a phone's camera. Chromium plays it at 30 fps whatever it was made
 * at, so frames are doubled, and shows a solid green picture, without an error, for anything but 4:2:0.
 * @param outPath must end in `.mjpeg`
 * @param hand who holds the camera (hand.ts): every recording then differs, as the engine expects of living people
 * @param standsAt before a machine of an outlet people stand 40 to 80 cm from the lens; a phone is held nearer
 */
export async function toCameraFile(clipPath: string, outPath: string, hand?: number, standsAt: 'phone' | 'machine' = 'phone'): Promise<void> {
  const away = standsAt === 'machine' ? `${AT_A_MACHINE},` : ''
  const held = hand === undefined ? [] : ['-vf', `${away}${heldBy(hand)}`, '-t', String(HELD_S)]
  const again = hand === undefined ? [] : ['-stream_loop', '-1']
  await runFfmpeg([...again, '-i', clipPath, ...held, '-r', '30', '-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '4', '-an', outPath])
}
