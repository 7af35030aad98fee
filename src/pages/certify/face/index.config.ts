export default definePageConfig({ navigationBarTitleText: '拍脸' })
