/** For `vi.setConfig`: longest that hooks and tests which start servers may take on a machine with much else to do. */
export const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000 }
