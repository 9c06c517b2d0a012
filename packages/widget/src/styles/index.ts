import { base } from './base.js';
import { card } from './card.js';
import { controls } from './controls.js';
import { states } from './states.js';
import { touch } from './touch.js';

export const styles = [base, controls, card, states, touch];
