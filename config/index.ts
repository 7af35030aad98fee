import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'
import devConfig from './dev'
import { faceModels } from './face-models'
import prodConfig from './prod'

const output = `dist/${process.env.TARO_ENV}`

export default defineConfig<'webpack5'>(async (merge) => {
  const face = process.env.TARO_ENV === 'h5' ? faceModels(output) : { patterns: [], files: '{}' }
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'anxin',
    date: '2026-1-1',
    // Styles are written in device-independent px and are left alone: a phone that is narrower must not get smaller letters.
    designWidth: 375,
    deviceRatio: { 375: 1, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: output,
    plugins: [path.resolve(__dirname, 'aria/plugin.js')],
    defineConstants: {
      // H5 is served by the same origin as the functions; Alipay has no origin and needs the whole address.
      API_BASE: JSON.stringify(process.env.TARO_ENV === 'h5' ? '' : process.env.ANXIN_API_BASE ?? ''),
      FACE_FILES: face.files,
      CLOUD_ENV: JSON.stringify(process.env.ANXIN_CLOUD_ENV ?? ''),
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false }, errorLevel: 1 },
    cache: { enable: false },
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    copy: { patterns: face.patterns, options: {} },
    mini: {
      postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
      },
    },
    h5: {
      publicPath: './',
      useHtmlComponents: true,
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} }, cssModules: { enable: false } },
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
        // bytes: what the first page loads, and the largest part that comes later (the face runtime, on the face page only)
        chain.performance.maxEntrypointSize(400_000).maxAssetSize(700_000).assetFilter((name: string) => /\.(js|css)$/.test(name))
      },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? devConfig : prodConfig)
})
