import { mount } from 'svelte'
import '../ui/base.css'
import './desk.css'
import Admin from './Admin.svelte'

const target = document.getElementById('app')
if (target) mount(Admin, { target })
