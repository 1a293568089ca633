/** Calls by how they ended, a second and since the start. */

import {element, find} from './dom.js';
import {count, number} from './text.js';

const OUTCOMES = [
    'success',
    'success_after_retry',
    'exhausted',
    'not_retriable',
    'disabled',
    'timeout',
    'budget_exhausted',
    'in_transaction',
    'interrupted',
];

const list = find('#calls .outcomes');
const bar = find('#calls .shares');

const rows = OUTCOMES.map((outcome) => {
    const rate = element('b', {}, '0');
    const total = element('span', {className: 'total'}, '0 in all');
    const row = element(
        'div',
        {},
        element('dt', {}, outcome.replaceAll('_', ' ')),
        element('dd', {}, rate, ' ', total),
    );
    row.dataset.outcome = outcome;
    rate.dataset.value = 'rate';
    total.dataset.value = 'total';
    const part = element('span');
    part.dataset.outcome = outcome;
    list.append(row);
    bar.append(part);
    return {outcome, row, rate, total, part};
});

/** Nothing is counted while the application is gone; what has been stays. */
export function stopRates() {
    for (const {rate, part} of rows) {
        rate.textContent = '0';
        part.style.flexGrow = 0;
    }
}

/** @param rates what is counted a second, by outcome
 *  @param totals what has been counted since the start */
export function showOutcomes({rates, totals}) {
    for (const {outcome, row, rate, total, part} of rows) {
        const value = rates[outcome] ?? 0;
        rate.textContent = number(value);
        total.textContent = `${count(totals[outcome] ?? 0)} in all`;
        row.classList.toggle('none', !totals[outcome]);
        part.style.flexGrow = value;
    }
}
