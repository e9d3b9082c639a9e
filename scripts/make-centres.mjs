/**
 * Makes the centre files from `centres/catalogue.json`. With `--check` it writes nothing and exits 1 if a file differs
 * from what would be written.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { blank } from './centres/blank.mjs'
import { commune } from './centres/commune.mjs'
import { demo, province } from './centres/province.mjs'

const FILES = { 'demo-province.json': demo, 'province.json': province, 'commune.json': commune, 'blank.json': blank }
const checking = process.argv.includes('--check')

for (const [name, make] of Object.entries(FILES)) {
	const path = fileURLToPath(new URL(`../centres/${name}`, import.meta.url))
	const json = await format(JSON.stringify(make()), { ...(await resolveConfig(path)), filepath: path })
	if (!checking) writeFileSync(path, json)
	else if (read(path) !== json) {
		console.error(`centres/${name} differs from what scripts/make-centres.mjs makes`)
		process.exitCode = 1
	}
}

function read(path) {
	try {
		return readFileSync(path, 'utf8')
	} catch {
		return ''
	}
}
