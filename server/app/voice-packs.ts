import { VOICE_ENDINGS } from '../../contract/voice-files.ts'
import { VoicePack, type ListedPack, type VoiceList } from '../../contract/voice-pack.ts'

/** A folder in which a centre put a voice, as it was found. */
export interface VoiceFolder {
	/** Its name, which is the pack's id. */
	folder: string
	/** What stands in `pack.json`; `undefined` when there is none. */
	json: string | undefined
	files: { name: string; bytes: number }[]
}

/** What ships is replaced by a pack with another id, never in silence. */
const SHIPPED = ['vi', 'en']
const FILES_AT_MOST = 600
const FILE_BYTES = 1_000_000
const PACK_BYTES = 24_000_000
const CLIP_NAME = new RegExp(`^[A-Za-z0-9_-]{1,90}[.](${VOICE_ENDINGS.join('|')})$`)

/** Which of these folders hold a voice, and for the others why not, in one sentence each. */
export function judgeVoices(folders: readonly VoiceFolder[]): VoiceList {
	const packs: ListedPack[] = []
	const mistakes: VoiceList['mistakes'] = []
	for (const folder of folders) {
		const judged = judge(folder)
		if (typeof judged === 'string') mistakes.push({ folder: folder.folder, what: judged })
		else packs.push(judged)
	}
	return { packs, mistakes }
}

function judge({ folder, json, files }: VoiceFolder): ListedPack | string {
	if (json === undefined) return 'there is no pack.json'
	const pack = parse(json)
	if (typeof pack === 'string') return pack
	if (pack.id !== folder) return `the folder must be called ${pack.id}, as its id`
	if (SHIPPED.includes(pack.id)) return `${pack.id} is the id of a voice that ships: choose another`
	if (pack.like !== undefined && !SHIPPED.includes(pack.like)) return `like must be one of ${SHIPPED.join(', ')}`
	const clips = files.filter(({ name }) => CLIP_NAME.test(name))
	if (clips.length > FILES_AT_MOST) return `more than ${FILES_AT_MOST} clips`
	const large = clips.find(({ bytes }) => bytes > FILE_BYTES)
	if (large) return `${large.name} is larger than ${FILE_BYTES} bytes: a clip is one word`
	if (clips.reduce((sum, { bytes }) => sum + bytes, 0) > PACK_BYTES) return `the clips together are larger than ${PACK_BYTES} bytes`
	return { pack, files: clips.map(({ name }) => name).sort() }
}

function parse(json: string): VoicePack | string {
	try {
		const read = VoicePack.safeParse(JSON.parse(json))
		if (read.success) return read.data
		const [issue] = read.error.issues
		return `pack.json: ${issue?.path.join('.') || 'pack'}: ${issue?.message ?? 'is not well formed'}`
	} catch {
		return 'pack.json is not JSON'
	}
}
