import { mount } from 'svelte'
import '../../ui/base.css'
import './ticket.css'
import Ticket from './Ticket.svelte'

const target = document.getElementById('app')
if (target) mount(Ticket, { target, props: { visitId: location.pathname.split('/')[2] ?? '' } })
