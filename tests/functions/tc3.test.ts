import { tc3Authorization } from '../../cloudfunctions/lib/notify/tc3'

/** The worked example of Tencent Cloud's own page on this signature; its key is printed there with these stars. */
test('signs the published example as published', () => {
  const authorization = tc3Authorization({
    secretId: 'id', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3*******', service: 'cvm', timestamp: 1551113065,
    headers: { host: 'cvm.tencentcloudapi.com', 'content-type': 'application/json; charset=utf-8' },
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  })
  expect(authorization).toBe('TC3-HMAC-SHA256 Credential=id/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, '
    + 'Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c')
})
