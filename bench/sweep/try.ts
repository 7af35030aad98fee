import { bundle, openPlace, start } from './cloud'
async function main() {
  const n = Number(process.argv[2] ?? 20000)
  let at = performance.now()
  const place = await openPlace(n)
  console.log('fill', performance.now() - at)
  const worker = await bundle('worker')
  at = performance.now()
  for (const pace of [{}]) {
    const { ended } = start(worker, place, pace)
    console.log(await ended)
  }
  console.log(performance.now() - at)
  await place.close()
}
main()
