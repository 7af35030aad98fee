export default definePageConfig({ navigationBarTitleText: '多发的钱' })
