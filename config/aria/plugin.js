/** Taro plug-in: puts `attributes.js` into the templates and, as a second runtime file, into the running app. */
const path = require('node:path')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return // H5 renders real elements and needs no template
      platform.template.mergeComponents(ctx, require('./attributes'))
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'))
    },
  })
}
