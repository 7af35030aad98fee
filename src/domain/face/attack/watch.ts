/** Looks at every frame of a clip for signs that it is no living person before a camera, and takes its fingerprint. */
import type { RiskSignal } from '../../contract/face'
import type { Pixels } from '../pixels'
import type { SourceFacts } from '../source'
import { LIMITS, signalOf } from '../risk'
import { largestCut } from './cuts'
import { fingerprintOf, type Fingerprint } from './fingerprint'
import { momentsOf } from './moments'
import { boomerangOf, loopOf } from './repeats'
import { stiffnessOf } from './stiffness'
import { longestStop } from './stops'
import { thumbnailOf } from './thumbnail'
import { exactReturns, isEdited, lengthGap, longestGap } from './timing'

const FPS = 15
/** Seconds that a hole and the stop it makes may differ by. */
const HOLE_SLACK_S = 0.2
/** Frames: 3 s. Judgement. */
const LONGEST_HANG = 45

export class AttackWatch {
  private readonly thumbs: Float32Array[] = []
  private readonly faces: (Float32Array | null)[] = []
  private ofFile: RiskSignal[] = []
  private holeS = 0

  /** Once a frame, in order, 15 a second. `points` of the mesh, null without a face. */
  see(picture: Pixels, points: Float32Array | null): void {
    this.thumbs.push(thumbnailOf(picture))
    this.faces.push(points)
  }

  /** What the file says about itself; the decoder may tell it at any time before `signals` is asked. */
  onSource(source: SourceFacts): void {
    this.ofFile = signalsOfSource(source)
    this.holeS = longestGap(source)
  }

  signals(): RiskSignal[] {
    const moments = momentsOf(this.thumbs)
    const { jump, leap } = largestCut(moments, this.faces)
    const isCut = jump > (LIMITS.cut.review ?? Infinity)
    return [
      signalOf('stiff', stiffnessOf(this.faces.filter((points) => points !== null))),
      stopSignal(longestStop(moments), this.holeS),
      signalOf('loop', loopOf(moments)),
      signalOf('boomerang', boomerangOf(moments)),
      signalOf('cut', jump),
      signalOf('leap', isCut ? leap : 0),
      ...this.ofFile,
    ]
  }

  fingerprint(): Fingerprint {
    return fingerprintOf(this.thumbs)
  }
}

/** Frames that stand because the file has none for that time are a recorder that hung: a person looks, unless it is very long. */
function stopSignal(frames: number, holeS: number): RiskSignal {
  const isHole = holeS >= frames / FPS - HOLE_SLACK_S && frames <= LONGEST_HANG
  return signalOf('stop', frames, isHole ? { refuse: null } : {})
}

function signalsOfSource(source: SourceFacts): RiskSignal[] {
  return [
    signalOf('exactReturns', exactReturns(source)),
    signalOf('gap', longestGap(source)),
    signalOf('length', lengthGap(source)),
    signalOf('edited', isEdited(source)),
  ]
}
