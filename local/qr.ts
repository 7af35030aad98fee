import QRCode from 'qrcode'

/** The code as text for a terminal, half blocks, so that a phone can read it from the screen. */
export const terminalQr = (text: string): Promise<string> => QRCode.toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'L' })
