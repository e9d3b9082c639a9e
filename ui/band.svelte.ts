/** How much of the top of this page an emergency band takes, in px; what lies beneath is drawn in the rest, never under it. */
export const band = $state({ heightPx: 0 })
