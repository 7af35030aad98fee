export default definePageConfig({ navigationBarTitleText: '查来的人' })
