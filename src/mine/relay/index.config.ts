export default definePageConfig({ navigationBarTitleText: '发链接给老人' })
