export default definePageConfig({ navigationBarTitleText: '有话要说' })
