// A drawing process that dies of every slip.
process.on('message', () => process.exit(7))
process.on('disconnect', () => process.exit(0))
