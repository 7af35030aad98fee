export default definePageConfig({ navigationBarTitleText: '刚才谁联系我' })
