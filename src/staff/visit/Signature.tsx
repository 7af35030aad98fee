import { useRef, useState, type PointerEvent } from 'react'
import { roundPage as copy, visitPhotos } from '@/copy/staff-visits'
import { StaffButton } from '../frame/StaffButton'
import { Capture } from './Capture'
import { base64Of } from './pictures'

const WIDTH = 640
const HEIGHT = 280

/** Signed with a finger on the glass; who cannot write gives a fingerprint on paper, of which a picture is taken. */
export function Signature({ jpeg, onSign }: { jpeg: string | null; onSign(jpeg: string): void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  const [isAgain, setAgain] = useState(false)
  const [isThumb, setThumb] = useState(false)
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT]
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext('2d')
    if (!context) return
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!isDrawn) { context.fillStyle = '#fff'; context.fillRect(0, 0, WIDTH, HEIGHT) }
    Object.assign(context, { lineWidth: 5, lineCap: 'round', strokeStyle: '#000' })
    context.beginPath()
    context.moveTo(...at(event))
    setDrawn(true)
  }
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext('2d')
    if (event.buttons === 0 || !context) return
    context.lineTo(...at(event))
    context.stroke()
  }
  const finish = () => {
    if (!canvas.current || !isDrawn) return
    onSign(base64Of(canvas.current))
    setDrawn(false)
    setAgain(false)
  }
  if (isThumb) return <Capture kind='signature' jpeg={jpeg} onTake={onSign} />
  if (jpeg && !isAgain) {
    return (
      <>
        <img className='visit-picture' src={`data:image/jpeg;base64,${jpeg}`} alt={visitPhotos.signature} />
        <div className='staff-buttons'><StaffButton onPress={() => setAgain(true)}>{copy.signAgain}</StaffButton></div>
      </>
    )
  }
  return (
    <>
      <p>{copy.sign}</p>
      <canvas className='visit-sign' ref={canvas} width={WIDTH} height={HEIGHT} role='img' aria-label={copy.sign} onPointerDown={begin} onPointerMove={go} />
      <div className='staff-buttons staff-wrap'>
        <StaffButton disabled={!isDrawn} onPress={finish}>{copy.signDone}</StaffButton>
        <StaffButton kind='quiet' onPress={() => setThumb(true)}>{copy.thumb}</StaffButton>
      </div>
    </>
  )
}
