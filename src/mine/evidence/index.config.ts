export default definePageConfig({ navigationBarTitleText: '用什么办好的' })
