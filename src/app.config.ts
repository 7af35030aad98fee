export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/method/index',
    'pages/certify/who/index',
    'pages/certify/consent/index',
    'pages/certify/identity/index',
    'pages/certify/prepare/index',
    'pages/certify/face/index',
    'pages/certify/refused/index',
    'pages/certify/result/index',
    'pages/certify/declare/index',
  ],
  subPackages: [
    { root: 'mine', name: 'mine', pages: [
      'records/index', 'certificate/index', 'invite/index', 'reminders/index', 'appeal/index', 'relatives/index', 'add-relative/index', 'relay/index', 'contact/index', 'abilities/index', 'evidence/index'] },
    { root: 'help', name: 'help', pages: ['policy/index', 'check/index', 'why/index', 'makeup/index', 'outlets/index', 'visit/index', 'visitor/index', 'notices/index', 'scam/index'] },
    // the agency's own pages: for its browsers, in no mini-program
    ...(process.env.TARO_ENV === 'h5' ? [{
      root: 'staff', name: 'staff', pages: [
        'sign-in/index', 'home/index', 'counter/index', 'approvals/index', 'review/index', 'stops/index', 'tasks/index', 'appeals/index', 'visits/index', 'visit/index', 'roster/index', 'export/index', 'policy/index', 'kiosks/index', 'notices/index',
        'cases/index', 'dashboard/index', 'overpayments/index', 'colleagues/index', 'password/index',
      ],
    }, { root: 'kiosk', name: 'kiosk', pages: ['home/index'] }] : []),
  ],
  window: {
    backgroundColor: '#F3F4F6',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTitleText: '安心认证',
    navigationBarTextStyle: 'black',
  },
  // pages change at once in a browser: nothing slides under a finger that is still looking for the button
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  ...(process.env.TARO_ENV === 'weapp' ? {
    requiredPrivateInfos: ['getFuzzyLocation'], permission: { 'scope.userFuzzyLocation': { desc: '按远近排网点，只用大概的位置，不会保存' } },
  } : {}),
})
