import { mount } from 'svelte'
import '../../ui/base.css'
import { isWatched } from '../../ui/watch.ts'
import './rating.css'
import Rating from './Rating.svelte'

const target = document.getElementById('app')
if (target) mount(Rating, { target, props: { counterId: new URLSearchParams(location.search).get('counter') ?? '', watch: isWatched() } })
