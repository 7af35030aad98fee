/**
 * ID numbers that can belong to nobody: the counties 371190-371199 do not exist (GB/T 2260) and order code 000 is never issued, while
 * length, birth date and check digit (GB 11643-1999, ISO 7064 MOD 11-2) are right, so that every check of the product really runs.
 */
const FIRST_COUNTY = 371199
const ORDER = '000'

/**
 * @param birthOn `YYYY-MM-DD`
 * @param n tells people of one birthday apart, 0..9
 * @throws RangeError when n is out of range: the next county would exist
 */
export function syntheticIdNumber(birthOn: string, n = 0): string {
  if (!Number.isInteger(n) || n < 0 || n > 9) throw new RangeError(`n must be 0..9, got ${n}`)
  return withCheckDigit(`${FIRST_COUNTY - n}${birthOn.replaceAll('-', '')}${ORDER}`)
}

/**
 * Enough of them for a whole roster: the counties 90 to 99 of all cities of the province, 3701 to 3717, none of which exists.
 * @param n 0..169
 */
export function syntheticIdNumberOfProvince(birthOn: string, n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 169) throw new RangeError(`n must be 0..169, got ${n}`)
  return withCheckDigit(`37${String(Math.floor(n / 10) + 1).padStart(2, '0')}9${n % 10}${birthOn.replaceAll('-', '')}${ORDER}`)
}

function withCheckDigit(body: string): string {
  let weighed = 0
  for (let i = 0; i < 17; i++) weighed += Number(body[i]) * (2 ** (17 - i) % 11)
  return body + '10X98765432'[weighed % 11]
}
