/** @tarojs/components as plain elements: what a page says and does, without the platform. */
import { createElement, forwardRef, type ChangeEvent } from 'react'

interface Props {
  onInput?: (event: { detail: { value: string } }) => void
  [prop: string]: unknown
}

const make = (tag: string) => forwardRef<unknown, Props>(function Double(given: Props, ref) {
  const { hoverClass: _, openType: _2, imgProps: _3, onInput, maxlength, ...props } = given
  return createElement(tag, {
    ref,
    ...props,
    ...(maxlength ? { maxLength: maxlength } : {}),
    ...(onInput ? { onChange: (event: ChangeEvent<HTMLInputElement>) => onInput({ detail: { value: event.target.value } }) } : {}),
  })
})

export const View = make('div')
export const Text = make('span')
export const Button = make('button')
export const Image = make('img')
export const Input = make('input')
export const Camera = make('div')
