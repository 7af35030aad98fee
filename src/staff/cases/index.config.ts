export default definePageConfig({ navigationBarTitleText: '对不上的认证' })
