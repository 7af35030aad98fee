export default definePageConfig({ navigationBarTitleText: '派上门' })
