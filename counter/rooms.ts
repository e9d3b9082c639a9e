const STORED_AS = 'mot-cua:counter:rooms'
const KEPT = 6

/** Where visitors were sent from this machine, the last one first. */
export function usedRooms(): string[] {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]')
		if (!Array.isArray(stored)) return []
		return stored.filter((room: unknown): room is string => typeof room === 'string' && room !== '').slice(0, KEPT)
	} catch {
		return []
	}
}

export function rememberRoom(room: string): void {
	if (!room) return
	try {
		localStorage.setItem(STORED_AS, JSON.stringify([room, ...usedRooms().filter((other) => other !== room)].slice(0, KEPT)))
	} catch {
		// A browser that keeps nothing asks for the room each time.
	}
}
