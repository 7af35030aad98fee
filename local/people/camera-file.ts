/** Chromium's fake camera plays a file in a loop; this turns a clip into such a file. */
import { runFfmpeg } from './ffmpeg'

/**
 * Writes MJPEG for `--use-file-for-fake-video-capture`, upright like a phone's camera. Chromium plays it at 30 fps whatever it was made
 * at, so frames are doubled, and shows a solid green picture, without an error, for anything but 4:2:0.
 * @param outPath must end in `.mjpeg`
 */
export async function toCameraFile(clipPath: string, outPath: string): Promise<void> {
  await runFfmpeg(['-i', clipPath, '-r', '30', '-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '4', '-an', outPath])
}
