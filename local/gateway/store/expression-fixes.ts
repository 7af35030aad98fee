import { Context } from 'mingo'

/** Expression operators that replace mingo's own where they differ from MongoDB. */
export const EXPRESSION_FIXES = Context.init({})
