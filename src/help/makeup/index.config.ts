export default definePageConfig({ navigationBarTitleText: '补认证' })
