/** Follows the run that is under way, whoever has started it, and says what came of the last one. */

import {remove} from './api.js';
import {find, say} from './dom.js';
import {complainOf, settle} from './problems.js';
import {count, isoSeconds, seconds, titleOf} from './text.js';

const NONE = 'Nothing has run since the start. Choose a scenario, press Run, and move the sliders while it runs.';
const ENDS = {done: '', stopped: ', stopped', 'time is up': ', cut off as the time was up'};
const AGAIN = 2_000;

const strip = find('#run');
const by = ({profile}) => (profile ? `by profile ${profile}` : 'without retry');

/**
 * Calls back with each progress. The server ends the stream now and then; most times the browser comes back by itself.
 *
 * @return opens the stream, or opens it again
 */
export function follow(listener) {
    let stream;
    let timer;
    const close = () => {
        clearTimeout(timer);
        stream?.close();
    };
    const open = () => {
        close();
        // a browser has few connections for a server, and tabs that nobody sees shall not take them
        if (document.hidden) {
            return;
        }
        stream = new EventSource('run/events');
        stream.addEventListener('progress', ({data}) => listener(JSON.parse(data)));
        stream.addEventListener('error', ({target}) => {
            if (target === stream && stream.readyState === EventSource.CLOSED) {
                timer = setTimeout(open, AGAIN);
            }
        });
    };
    document.addEventListener('visibilitychange', open);
    return open;
}

/** So that what sticks below the strip knows how high it is. */
new ResizeObserver(() => {
    document.documentElement.style.setProperty('--strip', `${strip.offsetHeight}px`);
}).observe(strip);

export function showProgress(running) {
    strip.dataset.running = running !== null;
    if (running === null) {
        settle('stop');
        keepFocus();
    }
    find('#running').hidden = running === null;
    if (running === null) {
        return;
    }
    // what came of the run before would be taken for what comes of this one
    say(find('#outcome'));
    const done = running.applied + running.failed;
    const texts = {
        what: `${titleOf(running.scenario)} ${by(running)}, ${running.writers} × ${count(running.updates)}`,
        done: count(done),
        calls: count(running.calls),
        failed: count(running.failed),
        time: `${(running.millis / 1000).toFixed(1)} s`,
    };
    for (const [name, text] of Object.entries(texts)) {
        find(`[data-value=${name}]`, strip).textContent = text;
    }
    Object.assign(find('#progress'), {max: running.calls, value: done});
}

/** What has the focus goes with the run, and the keyboard shall not begin again at the top. */
function keepFocus() {
    if (find('#running').contains(document.activeElement)) {
        strip.focus({preventScroll: true});
    }
}

/** @param last result, none if nothing has run */
export function showOutcome(last) {
    if (strip.dataset.running !== 'true') {
        say(find('#outcome'), last ? inWords(last) : NONE);
    }
}

function inWords(result) {
    const calls = result.writers * result.updates;
    const end = ENDS[result.end] ?? `, ${result.end}`;
    const applied = result.applied === calls ? `all ${count(calls)}` : `${count(result.applied)} of ${count(calls)}`;
    const failed = result.failed > 0 ? `, ${count(result.failed)} failed` : '';
    const lost = result.lost > 0 ? ` Lost: ${count(result.lost)} calls returned and left no trace.` : '';
    return `${titleOf(result.scenario)} ${by(result)}${end}: ${applied} calls were applied${failed}, `
        + `in ${seconds(isoSeconds(result.time))} with ${count(result.attempts)} attempts.${lost}`;
}

find('#stop').addEventListener('click', async () => {
    try {
        await remove('run');
        settle('stop');
    } catch (refusal) {
        complainOf('stop', refusal);
    }
});
