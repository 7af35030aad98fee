export default definePageConfig({ navigationBarTitleText: '季度声明' })
