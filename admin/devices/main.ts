import { mount } from 'svelte'
import '../../ui/base.css'
import '../desk.css'
import DeviceBench from './DeviceBench.svelte'

const target = document.getElementById('app')
if (target) mount(DeviceBench, { target })
