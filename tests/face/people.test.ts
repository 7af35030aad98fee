import sharp from 'sharp'
import { CAST, idNumberOf, personOf } from '../../local/people/cast'
import { cuesFor, poseAt } from '../../local/people/clip'
import { ID_PHOTO, idPhoto } from '../../local/people/id-photo'
import { makePerson } from '../../local/people/person'
import { render } from '../../local/people/render'
import { syntheticIdNumber } from '../../local/people/synthetic-id'

// drawing a head takes a second, and the checks of a whole suite share the machine
jest.setTimeout(120_000)

/** The counties of Rizhao, GB/T 2260: none of them may appear in a synthetic number. */
const REAL_COUNTIES = ['371100', '371102', '371103', '371121', '371122']

describe('synthetic ID numbers', () => {
  test.each([
    ['1953-04-12', 0, '37119919530412000'],
    ['1948-11-03', 0, '37119919481103000'],
    ['1948-11-03', 9, '37119019481103000'],
  ])('born %s, no. %d: impossible county, the birth date, an order code that is never issued', (birthOn, n, body) => {
    expect(syntheticIdNumber(birthOn, n).slice(0, 17)).toBe(body)
  })

  test('carry a right check digit: the ISO 7064 MOD 11-2 sum over all 18 is 1', () => {
    for (let day = 1; day <= 28; day++) {
      const id = syntheticIdNumber(`1950-02-${String(day).padStart(2, '0')}`)
      // computed from the left by Horner's rule, another way than the one under test
      let sum = 0
      for (const digit of id) sum = (sum * 2 + (digit === 'X' ? 10 : Number(digit))) % 11
      expect([id, sum]).toEqual([id, 1])
    }
  })

  test('refuse a county that exists', () => {
    expect(() => syntheticIdNumber('1950-01-01', 10)).toThrow(RangeError)
  })

  test('of the cast are all different and belong to no real county', () => {
    const ids = CAST.map(idNumberOf)
    expect(new Set(ids).size).toBe(CAST.length)
    for (const id of ids) expect(REAL_COUNTIES).not.toContain(id.slice(0, 6))
  })
})

describe('drawn people', () => {
  const person = personOf(CAST[0])

  test('the same seed gives the same pixels, another seed others', () => {
    const small = { scale: 4 }
    const first = render(makePerson(CAST[0].seed), 120, 160, small).rgb
    expect(Buffer.from(render(makePerson(CAST[0].seed), 120, 160, small).rgb).equals(Buffer.from(first))).toBe(true)
    expect(Buffer.from(render(makePerson(CAST[1].seed), 120, 160, small).rgb).equals(Buffer.from(first))).toBe(false)
  })

  test('the ID photo is a JPEG of 358 x 441 with a white backdrop', async () => {
    const photo = await idPhoto(person)
    const { format, width, height } = await sharp(photo).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', ...ID_PHOTO })
    const { data } = await sharp(photo).extract({ left: 2, top: 2, width: 8, height: 8 }).raw().toBuffer({ resolveWithObject: true })
    expect(Math.min(...data)).toBeGreaterThan(235)
  })

  test('an open mouth is darker than a closed one where the lips meet', () => {
    const lips = (mouth: number) => {
      const { rgb, width } = render(person, 240, 320, { mouth, scale: 8, noise: 0 })
      let sum = 0
      for (let y = 205; y < 245; y++) for (let x = 110; x < 130; x++) sum += rgb[(y * width + x) * 3 + 1] as number
      return sum / 800
    }
    expect(lips(1)).toBeLessThan(lips(0) - 25)
  })

  test('actions come in the order asked for, one at a time, and the clip ends as it began', () => {
    const { cues, seconds } = cuesFor(['openMouth', 'blink'])
    const poses = Array.from({ length: Math.round(seconds * 30) }, (_, i) => poseAt(i / 30, seconds, cues))
    const mouth = poses.findIndex((p) => p.mouth > 0.9)
    const blink = poses.findIndex((p) => p.blink > 0.9)
    expect(mouth).toBeGreaterThan(0)
    expect(blink).toBeGreaterThan(mouth)
    expect(poses.some((p) => p.mouth > 0.05 && p.blink > 0.05)).toBe(false)
    const [first, end] = [poseAt(0, seconds, cues), poseAt(seconds, seconds, cues)]
    for (const key of ['blink', 'mouth', 'tx', 'ty', 'roll', 'yaw', 'pitch'] as const) expect(end[key]).toBeCloseTo(first[key] ?? NaN, 6)
  })
})
