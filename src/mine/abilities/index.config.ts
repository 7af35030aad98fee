export default definePageConfig({ navigationBarTitleText: '做不了的事' })
