/** Districts and counties of the pooling areas that have visits, by GB/T 2260 (民政部 县以上行政区划代码). Their names: copy/visit.ts. */
export const DISTRICTS: Readonly<Record<string, readonly string[]>> = { 371100: ['371102', '371103', '371121', '371122'] }
