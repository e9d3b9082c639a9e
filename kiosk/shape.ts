import { getContext, setContext } from 'svelte'

const SHAPE = Symbol('shape')

/** Told by the stage to all it holds: whether the panel lies. */
export const tellShape = (isWide: () => boolean): void => void setContext(SHAPE, isWide)

/** Whether the panel lies, as a function, for what must be elsewhere in the page and not only look otherwise. */
export const shapeOfStage = (): (() => boolean) => getContext<(() => boolean) | undefined>(SHAPE) ?? (() => false)
