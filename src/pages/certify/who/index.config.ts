export default definePageConfig({ navigationBarTitleText: '给谁认证' })
