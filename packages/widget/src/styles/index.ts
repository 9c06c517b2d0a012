import { base } from './base.js';
import { card } from './card.js';
import { controls } from './controls.js';
import { states } from './states.js';

export const styles = [base, controls, card, states];
