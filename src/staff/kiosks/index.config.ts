export default definePageConfig({ navigationBarTitleText: '自助机' })
