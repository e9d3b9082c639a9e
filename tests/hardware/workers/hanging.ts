// A drawing process that takes work and never answers.
process.on('message', () => {})
process.on('disconnect', () => process.exit(0))
