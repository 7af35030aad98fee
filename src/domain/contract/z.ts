/** The only importer of zod. `jitless`: mini-programs forbid `new Function`, and the cloud gains nothing from it. */
import * as z from 'zod/mini'

z.config({ jitless: true })

export { z }
