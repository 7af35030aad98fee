/** `npm run build:h5`: the H5 pages, unless they are already made of today's sources, as `npm start` does before it serves them. */
import { ensureH5 } from './build-h5'

ensureH5(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
