import { mount } from 'svelte'
import '../ui/base.css'
import App from './App.svelte'

const target = document.getElementById('screen')
if (target) mount(App, { target, props: { id: new URLSearchParams(location.search).get('id') ?? '' } })
