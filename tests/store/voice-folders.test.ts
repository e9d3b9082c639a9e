import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readClip, readVoiceFolders } from '../../server/store/voice-folders.ts'

let root: string
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'voices-'))
	mkdirSync(join(root, 'chi-lan'))
	writeFileSync(join(root, 'chi-lan', 'pack.json'), '{"id":"chi-lan"}')
	writeFileSync(join(root, 'chi-lan', 'ba.mp3'), 'three')
})
afterEach(() => rmSync(root, { recursive: true }))

it('reads each folder with its files and its pack.json', () =>
	expect(readVoiceFolders(root)).toEqual([
		{
			folder: 'chi-lan',
			json: '{"id":"chi-lan"}',
			files: [
				{ name: 'ba.mp3', bytes: 5 },
				{ name: 'pack.json', bytes: 16 },
			],
		},
	]))

it('sees neither files beside the folders, nor hidden folders, nor names that are no id', () => {
	writeFileSync(join(root, 'readme.txt'), '')
	for (const name of ['.git', 'chị Lan']) mkdirSync(join(root, name))
	expect(readVoiceFolders(root).map(({ folder }) => folder)).toEqual(['chi-lan'])
})

it('follows no link', () => {
	writeFileSync(join(root, 'secret'), 'secret')
	symlinkSync(join(root, 'secret'), join(root, 'chi-lan', 'boons.mp3'))
	symlinkSync(join(root, 'chi-lan'), join(root, 'chi-hoa'))
	expect(readVoiceFolders(root).flatMap(({ folder, files }) => [folder, ...files.map(({ name }) => name)])).toEqual([
		'chi-lan',
		'ba.mp3',
		'pack.json',
	])
	expect(readClip(root, 'chi-lan', 'boons.mp3')).toBeUndefined()
})

it('is empty where there is no folder, and reads no pack.json of a size that none has', () => {
	expect(readVoiceFolders(join(root, 'nowhere'))).toEqual([])
	writeFileSync(join(root, 'chi-lan', 'pack.json'), ' '.repeat(300_000))
	expect(readVoiceFolders(root)[0]?.json).toBeUndefined()
})

it('gives a clip with a tag that changes when it is recorded again', () => {
	const first = readClip(root, 'chi-lan', 'ba.mp3')
	expect(Buffer.from(first?.bytes ?? []).toString()).toBe('three')
	utimesSync(join(root, 'chi-lan', 'ba.mp3'), new Date(0), new Date(5000))
	expect(readClip(root, 'chi-lan', 'ba.mp3')?.tag).not.toBe(first?.tag)
	expect(readClip(root, 'chi-lan', 'gone.mp3')).toBeUndefined()
})
