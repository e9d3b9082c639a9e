import { mount } from 'svelte'
import '../../ui/base.css'
import '../desk.css'
import Reception from './Reception.svelte'

const target = document.getElementById('app')
if (target) mount(Reception, { target })
