/** Two kinds of test: plain Node (rules, functions, embedded CloudBase, browser) and React pages in jsdom with doubles for Taro. */
const swc = (tsx) => ['@swc/jest', {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx, dynamicImport: true }, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'commonjs', ignoreDynamic: false },
  sourceMaps: 'inline',
}]
const shared = {
  rootDir: __dirname,
  // copies that a mutation run makes
  modulePathIgnorePatterns: ['<rootDir>/.stryker'],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true), '^.+\\.m?js$': swc(false) },
  // these ship ES modules only
  transformIgnorePatterns: ['<rootDir>/node_modules/(?!(mingo|hono|@hono|croner)/)'],
}
const node = (name, extra = {}) => ({
  ...shared, displayName: name, testEnvironment: 'node', testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`], ...extra,
})

module.exports = {
  testSequencer: '<rootDir>/tests/sequencer.cjs',
  projects: [
    node('domain'), node('functions'), node('local'), node('face', { testEnvironment: '<rootDir>/tests/face-environment.cjs' }), node('browser', { globalSetup: '<rootDir>/tests/browser/seeded.ts', globalTeardown: '<rootDir>/tests/browser/unseeded.ts' }), node('build'),
    { ...node('house'), testMatch: ['<rootDir>/tests/*.test.ts'] },
    {
      ...shared,
      displayName: 'pages',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/pages/**/*.test.tsx'],
      setupFiles: ['<rootDir>/tests/pages/globals.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/pages/setup.ts'],
      moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'mjs', 'json'],
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        '^@tarojs/components$': '<rootDir>/tests/pages/doubles/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/pages/doubles/taro.ts',
        '\\.(css|scss|png|jpg|svg|mp3)$': 'identity-obj-proxy',
      },
    },
  ],
}
