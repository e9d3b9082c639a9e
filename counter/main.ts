import { mount } from 'svelte'
import '../ui/base.css'
import './counter.css'
import CounterApp from './CounterApp.svelte'

const target = document.getElementById('app')
if (target) mount(CounterApp, { target })
