/** Follows the run that is under way, whoever has started it, and says what came of the last one. */

import {remove} from './api.js';
import {find, say} from './dom.js';
import {complain, settle} from './problems.js';
import {count, isoSeconds, seconds, titleOf} from './text.js';

const NONE = 'Nothing has run since the start. Choose a scenario, press Run, and move the sliders while it runs.';
const AGAIN = 2_000;

const strip = find('#run');
const by = ({profile}) => (profile ? `by profile ${profile}` : 'without retry');

/** Calls back with each progress. The server ends the stream now and then; most times the browser comes back by itself. */
export function follow(listener) {
    let stream;
    const open = () => {
        stream?.close();
        stream = new EventSource('run/events');
        stream.addEventListener('progress', ({data}) => listener(JSON.parse(data)));
        stream.addEventListener('error', () => {
            if (stream.readyState === EventSource.CLOSED) {
                setTimeout(open, AGAIN);
            }
        });
    };
    // a browser has few connections for a server, and tabs that nobody sees shall not take them
    document.addEventListener('visibilitychange', () => (document.hidden ? stream.close() : open()));
    open();
}

/** So that what sticks below the strip knows how high it is. */
new ResizeObserver(() => {
    document.documentElement.style.setProperty('--strip', `${strip.offsetHeight}px`);
}).observe(strip);

export function showProgress(running) {
    strip.dataset.running = running !== null;
    find('#running').hidden = running === null;
    find('#outcome').hidden = running !== null;
    if (running === null) {
        return;
    }
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

/** @param last result, none if nothing has run */
export function showOutcome(last) {
    const isRunning = find('#outcome').hidden;
    say(find('#outcome'), last ? inWords(last) : NONE);
    find('#outcome').hidden = isRunning;
}

function inWords(result) {
    const calls = result.writers * result.updates;
    const end = result.end === 'done' ? '' : `, ${result.end === 'stopped' ? 'stopped' : `ended ${result.end}`}`;
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
        complain('stop', refusal.message);
    }
});
