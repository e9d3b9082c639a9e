/** Loaded before the server: when the process that started it is gone, it stops as if asked to. */
process.once('disconnect', () => process.emit('SIGTERM', 'SIGTERM') || process.exit(143))
// Listening must not keep the server alive.
process.channel?.unref()
