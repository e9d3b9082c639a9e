import { join } from 'node:path'
import { createMedia } from './app/media.ts'
import { judgeVoices } from './app/voice-packs.ts'
import { createVoiceReports } from './app/voice-reports.ts'
import type { AppParts } from './http/app.ts'
import type { Clock } from './ports/core.ts'
import { findMedia, openMedia } from './store/media-folders.ts'
import { readClip, readVoiceFolders } from './store/voice-folders.ts'

/** What a centre puts into the data folder by hand: pictures and films for the walls, and voices of its own. */
export function foldersIn(
	dataDir: string,
	clock: Clock,
	say: (message: string, details: object) => void,
): Pick<AppParts, 'media' | 'voice'> {
	const [media, voice] = [join(dataDir, 'media'), join(dataDir, 'voice')]
	return {
		media: {
			media: createMedia(
				() => findMedia(media),
				() => clock.now(),
			),
			open: (folder, name) => openMedia(media, folder, name),
		},
		voice: {
			list: () => judgeVoices(readVoiceFolders(voice)),
			clip: (id, file) => readClip(voice, id, file),
			reports: createVoiceReports(clock, ({ displayId, wrong, state, packs }) =>
				say(wrong ? 'a wall may go unheard' : 'a wall is heard again', { displayId, state, packs }),
			),
		},
	}
}
