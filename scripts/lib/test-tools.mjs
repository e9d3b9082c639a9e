import { spawnSync } from 'node:child_process'
import { installDebian, isDebian } from './debian.mjs'
import { say } from './programs.mjs'

/** What some tests read or load with; without it they are skipped and say so. */
const TOOLS = [
	{
		has: () => spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout?.includes('vie'),
		packages: ['tesseract-ocr', 'tesseract-ocr-vie'],
	},
	{
		has: () => spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout?.includes('libusb-1.0.so.0'),
		packages: ['libusb-1.0-0', 'libudev1'],
	},
]

/** Installs what is missing where Debian's packages can be had; elsewhere the tests that need it are skipped. */
export async function ensureTestTools() {
	const missing = TOOLS.filter(({ has }) => !has()).flatMap(({ packages }) => packages)
	if (missing.length === 0 || !isDebian()) return
	say(`Installing ${missing.join(', ')} for the tests …`)
	const { code, output } = await installDebian(...missing)
	if (code !== 0) say(`They could not be installed, so the tests that need them are skipped.\n${output.trim().split('\n').at(-1)}`)
}
