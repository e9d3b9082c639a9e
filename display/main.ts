import { mount } from 'svelte'
import '../ui/base.css'
import { isWatched } from '../ui/watch.ts'
import App from './App.svelte'
import './display.css'

const target = document.getElementById('screen')
if (target) {
	// The text for browsers that are too old has done its work.
	target.textContent = ''
	mount(App, { target, props: { id: new URLSearchParams(location.search).get('id') ?? '', watch: isWatched() } })
}
