/** The table of results. */

import {getJson} from './api.js';
import {element, find} from './dom.js';
import {showOutcome} from './run.js';
import {count, isoSeconds, percent, seconds, titleOf} from './text.js';

const body = find('#results tbody');

let lastTurn = 0;
let areOld = false;

/** Shows the results, and in words the last of them. An answer that a later one has overtaken is left out. */
export async function readResults() {
    const turn = ++lastTurn;
    areOld = true;
    const results = await getJson('results');
    if (turn === lastTurn) {
        areOld = false;
        show(results);
        showOutcome(results[0]);
    }
}

/** Asks again if the last answer has not come. */
export async function readMissingResults() {
    if (areOld) {
        await readResults();
    }
}

function show(results) {
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
