export default definePageConfig({ navigationBarTitleText: '导出发放决定' })
