export default definePageConfig({ navigationBarTitleText: '核对电话' })
