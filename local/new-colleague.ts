/** Makes the document of a member of staff for a deployed environment, whose keys are in the environment variables of this process. */
import { parseArgs } from 'node:util'
import { makeSecrets } from '../cloudfunctions/lib/secrets'
import { enrolmentUri, newOneTimeSecret } from '../cloudfunctions/staff/one-time-code'
import { hashPassword, newPassword } from '../cloudfunctions/staff/password'
import { account, regionCode, staffRole } from '../src/domain/contract/staff-session'
import { newColleague } from '../cloudfunctions/lib/staff/new-colleague'
import { terminalQr } from './qr'

const HELP = `npm run staff -- --account A-1001 --name 姓名 --role reviewer --region 371100 --region-name 日照市
  --role     clerk | visitor | reviewer | admin; may be given more than once
  --region   six digits of GB/T 2260, or nine for a street
  The first two admins both come from here: an account that an admin makes is handed over before a third person's
  eyes, and whoever has an account from the same admin is none. Until then it counts as that admin's own.
  Needs ANXIN_DATA_KEY, ANXIN_INDEX_KEY, ANXIN_TOKEN_KEY and ANXIN_INTERNAL_KEY of the environment.`

async function main(): Promise<void> {
  const text = { type: 'string', default: '' } as const
  const { values } = parseArgs({ options: { account: text, name: text, region: text, 'region-name': text, role: { type: 'string', multiple: true, default: [] } } })
  const roles = values.role.map((role) => staffRole.safeParse(role))
  const isRight = account.safeParse(values.account).success && values.name && regionCode.safeParse(values.region).success && values['region-name']
    && roles.length > 0 && roles.every((role) => role.success)
  if (!isRight) {
    console.error(HELP)
    process.exitCode = 2
    return
  }
  const [password, secret] = [newPassword(), newOneTimeSecret()]
  const uri = enrolmentUri(secret, values.account, '安心认证')
  const facts = { account: values.account, name: values.name, roles: roles.flatMap((role) => role.data ?? []), region: values.region, regionName: values['region-name'] }
  const document = newColleague(makeSecrets(process.env), facts, await hashPassword(password), secret, Date.now())
  console.error(`密码 ${password}\n用手机验证器扫码：\n${await terminalQr(uri)}\n只显示这一次。下面一行导入集合 staff：`)
  // theirs alone from the first sign-in on
  console.log(JSON.stringify({ ...document, mustChangePassword: true }))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
