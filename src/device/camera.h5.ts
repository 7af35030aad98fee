import type { Camera } from '@/domain/contract/common'
import type { FaceFailure } from '@/domain/face-failure'
import { warn } from './warn'

/** Why a browser cannot film at all; null when it can. */
export function whyNoCamera(): FaceFailure | null {
  // http:// pages have no camera by the browsers' rule: our own deployment mistake, so "not now" and not "your phone"
  if (!window.isSecureContext) {
    warn('insecureContext', 'browsers give the camera to https pages only')
    return 'service'
  }
  return typeof navigator.mediaDevices?.getUserMedia === 'function' && typeof MediaRecorder === 'function' ? null : 'unsupported'
}

/** Whether the person has allowed the camera before, so that no question will be asked. Safari and Firefox do not always tell. */
export async function isCameraAllowed(): Promise<boolean> {
  const name = 'camera' as PermissionName // not in TypeScript's list, but in Chrome's and Safari's
  const answer = await navigator.permissions?.query({ name }).catch(() => null)
  return answer?.state === 'granted'
}

/** Asks for the camera, of which a machine has one; 640 px are enough for a face, a card needs more. Rejects with a DOMException that `troubleOf` understands. */
export async function openCamera(camera: Camera, width = 640, height = 480): Promise<MediaStream> {
  const facingMode = camera === 'rear' ? 'environment' : 'user'
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode, width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: 30 } },
  })
}

/** The browser's word → ours. */
export function troubleOf(error: unknown): FaceFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError': return 'cameraDenied'
    case 'NotReadableError':
    case 'AbortError': return 'cameraBusy'
    case 'SecurityError': return 'service'
    default: return 'unsupported'
  }
}

export function closeCamera(stream: MediaStream | null): void {
  stream?.getTracks().forEach((track) => track.stop())
}
