/** The ONNX runtime hands out and takes typed arrays of the outer realm; jest gives every test file a realm of its own. */
const { TestEnvironment } = require('jest-environment-node')

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.global.Float32Array = Float32Array
    this.global.BigInt64Array = BigInt64Array
  }
}
