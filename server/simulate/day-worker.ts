import { playDay, type Job } from './play-day.ts'

/** A process that plays the days it is sent, until its parent ends it. */
process.on('message', (job) => process.send?.(playDay(job as Job)))
