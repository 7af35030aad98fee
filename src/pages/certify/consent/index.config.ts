export default definePageConfig({ navigationBarTitleText: '同意拍脸' })
