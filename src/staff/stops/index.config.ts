export default definePageConfig({ navigationBarTitleText: '停发审批' })
