import { EPSON } from './models/epson.ts'
import type { CodePage, PrinterModel } from './models/model.ts'
import { OTHERS } from './models/others.ts'
import { SIMULATED } from './models/simulated.ts'

export type { CodePage, PrinterModel }

const MODELS: readonly PrinterModel[] = [...SIMULATED, ...EPSON, ...OTHERS]

/** All ids a device list may name. */
export const MODEL_IDS: readonly string[] = MODELS.map((model) => model.id)

/** The model of that id, or `undefined`. */
export const findModel = (id: string): PrinterModel | undefined => MODELS.find((model) => model.id === id)

/** The page in which all Vietnamese letters print right, if there is one. */
export const soundPage = ({ codePages }: PrinterModel): CodePage | undefined => codePages.find((page) => page.sound)
