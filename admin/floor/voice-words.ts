import type { VoiceState } from '../../contract/voice-pack.ts'
import { formatMoment } from '../words.ts'
import type { Sentence, Told } from './sentence.ts'

const WORDS_NAMED = 4
const STILL_SHOWN = 'Số vẫn hiện trên màn hình.'

/** A wall where some call may go unheard, by its label. */
export function voiceWords(voice: VoiceState, { centre, now }: Told): Sentence {
	const label = centre.displays.find(({ id }) => id === voice.displayId)?.label ?? voice.displayId
	const { title, why, action } = troubleOf(voice, label)
	return { title, detail: [`Từ ${formatMoment(voice.since, now)}.`, why, STILL_SHOWN].filter(Boolean).join(' '), action }
}

/** The gravest first: no sound at all, then a voice that is not there, then single words. */
function troubleOf({ state, packs }: VoiceState, label: string): { title: string; why?: string; action: string } {
	if (state === 'held-back')
		return {
			title: `${label} chưa phát được tiếng`,
			why: 'Trình duyệt chờ có người chạm.',
			action: 'Chạm vào màn hình đó, hoặc bấm một phím, để bật tiếng.',
		}
	if (state === 'stalled') return { title: `${label} không ra tiếng`, action: 'Kiểm tra loa và dây loa, rồi mở lại màn hình.' }
	const gone = packs.find(({ unreachable }) => unreachable)
	if (gone) return { title: `${label} chưa mở được giọng ${gone.id}`, action: `Báo quản trị xem thư mục voice/${gone.id} trên máy chủ.` }
	const lacking = packs.filter(({ missingCount }) => missingCount > 0)
	const count = lacking.reduce((sum, { missingCount }) => sum + missingCount, 0)
	const named = lacking.flatMap(({ missing }) => missing).slice(0, WORDS_NAMED)
	return {
		title: `${label}: giọng đọc thiếu ${count} từ`,
		why: `Giọng ${lacking.map(({ id }) => id).join(', ')} thiếu: ${named.join(', ')}${count > named.length ? '…' : '.'}`,
		action: 'Báo quản trị bổ sung tệp ghi âm, rồi mở lại màn hình.',
	}
}
