import { mount } from 'svelte'
import '../ui/base.css'
import { isWatched } from '../ui/watch.ts'
import './kiosk.css'
import Kiosk from './Kiosk.svelte'

const target = document.getElementById('app')
if (target) mount(Kiosk, { target, props: { id: new URLSearchParams(location.search).get('id') ?? 'kiosk-1', watch: isWatched() } })
