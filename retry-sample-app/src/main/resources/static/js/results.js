/** The table of results. */

import {element, find} from './dom.js';
import {count, isoSeconds, percent, seconds, titleOf} from './text.js';

const body = find('#results tbody');

export function showResults(results) {
    find('#results').hidden = results.length === 0;
    body.replaceChildren(...results.map(row));
}

function row(result) {
    return element(
        'tr',
        {},
        element('th', {scope: 'row', textContent: titleOf(result.scenario)}),
        element('td', {textContent: result.retry ? result.profile : 'without retry', className: result.retry ? '' : 'weak'}),
        number(count(result.writers)),
        number(count(result.updates)),
        number(count(result.applied)),
        share(result),
        number(count(result.failed), result.failed > 0 ? 'bad' : ''),
        number(count(result.attempts)),
        number(count(result.lost), result.lost > 0 ? 'bad' : ''),
        number(seconds(isoSeconds(result.time))),
        element('td', {textContent: result.end}),
    );
}

const number = (text, className = '') => element('td', {className: `number ${className}`, textContent: text});

/** Of the calls that were made. */
function share({applied, failed}) {
    const calls = applied + failed;
    if (calls === 0) {
        return element('td', {textContent: 'no calls'});
    }
    const bar = element('span', {className: 'bar'});
    bar.style.setProperty('--part', applied / calls);
    return element('td', {className: 'share'}, bar, percent(applied, calls));
}
