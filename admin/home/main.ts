import { mount } from 'svelte'
import '../../ui/base.css'
import '../desk.css'
import Home from './Home.svelte'

const target = document.getElementById('app')
if (target) mount(Home, { target })
