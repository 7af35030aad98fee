export default definePageConfig({ navigationBarTitleText: '安心认证' })
