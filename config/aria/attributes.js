/**
 * The accessibility attributes that Taro's mini-program templates leave out (they contain no aria attribute at all).
 * Build time (templates) and run time (prop aliases p0..pN) must take them from this one list: the aliases are numbered by it.
 * WeChat knows `aria-role`, Alipay knows `role`.
 */
const shared = { 'aria-label': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' }
const attributes = process.env.TARO_ENV === 'alipay' ? { role: '', ...shared } : { 'aria-role': '', ...shared }

module.exports = { View: attributes, Text: attributes, Button: attributes, Image: attributes, Input: attributes }
