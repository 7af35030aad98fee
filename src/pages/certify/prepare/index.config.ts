export default definePageConfig({ navigationBarTitleText: '拍之前' })
