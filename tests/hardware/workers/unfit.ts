// A drawing process that finds it cannot draw.
process.send?.({ unfit: 'the slip fonts lack 40 letters' })
process.disconnect()
