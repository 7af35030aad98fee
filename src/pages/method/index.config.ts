export default definePageConfig({ navigationBarTitleText: '换个方式' })
