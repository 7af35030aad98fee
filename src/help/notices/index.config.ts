export default definePageConfig({ navigationBarTitleText: '社保通告' })
