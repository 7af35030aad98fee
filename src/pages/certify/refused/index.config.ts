export default definePageConfig({ navigationBarTitleText: '没能开始' })
