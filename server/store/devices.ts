import type { DeviceKind } from '../../contract/api.ts'
import type { DeviceRow, DeviceStore } from '../ports/screens.ts'
import type { Db } from './database.ts'

const DEVICE =
	'device_id AS deviceId, kind, id, label, token_hash AS tokenHash, enrolled_at AS enrolledAt, last_seen_at AS lastSeenAt, revoked_at AS revokedAt'

export function createDeviceStore(db: Db): DeviceStore {
	const byToken = db.prepare<[string], DeviceRow & { kind: DeviceKind }>(
		`SELECT ${DEVICE} FROM devices WHERE token_hash = ? AND revoked_at IS NULL`,
	)
	const find = db.prepare<[string], DeviceRow>(`SELECT ${DEVICE} FROM devices WHERE device_id = ?`)
	const list = db.prepare<[], DeviceRow>(`SELECT ${DEVICE} FROM devices WHERE revoked_at IS NULL ORDER BY kind, id, enrolled_at`)
	const save = db.prepare<DeviceRow>(
		`INSERT INTO devices (device_id, kind, id, label, token_hash, enrolled_at, last_seen_at, revoked_at)
		VALUES (@deviceId, @kind, @id, @label, @tokenHash, @enrolledAt, @lastSeenAt, @revokedAt)`,
	)
	const touch = db.prepare<[number, string]>('UPDATE devices SET last_seen_at = ? WHERE device_id = ?')
	const change = db.prepare<[string, string, string]>('UPDATE devices SET id = ?, label = ? WHERE device_id = ? AND revoked_at IS NULL')
	const revoke = db.prepare<[number, string]>('UPDATE devices SET revoked_at = ? WHERE device_id = ? AND revoked_at IS NULL')
	return {
		findByToken: (hash) => byToken.get(hash),
		find: (deviceId) => find.get(deviceId),
		list: () => list.all(),
		save: (row) => void save.run(row),
		touch: (deviceId, at) => void touch.run(at, deviceId),
		revoke: (deviceId, at) => revoke.run(at, deviceId).changes > 0,
		change: (deviceId, { id, label }) => change.run(id, label, deviceId).changes > 0,
	}
}
