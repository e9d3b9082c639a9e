import { mount } from 'svelte'
import '../../ui/base.css'
import '../desk.css'
import Card from './Card.svelte'
import Figures from './Figures.svelte'

const target = document.getElementById('app')
if (target) mount(location.pathname.endsWith('/card') ? Card : Figures, { target })
