/** The waits of a profile, without jitter: as the starter computes them, in whole nanoseconds, step by step. */

import {shape} from './dom.js';
import {millis, number, wait} from './text.js';

const NANOS = 1e6;
const LONGEST = 2 ** 63;

/** Milliseconds of each wait. There is none after the last step. */
export function waits({steps, duration, factor, cap}) {
    const most = cap === null ? LONGEST : millis(cap) * NANOS;
    const all = [];
    let current = Math.round(millis(duration) * NANOS);
    for (let step = 1; step < steps; step++) {
        all.push(current / NANOS);
        current = factor === 0 ? current : Math.min(most, Math.trunc(current * factor));
    }
    return all;
}

export function waitsInWords(profile) {
    const all = waits(profile);
    if (all.length === 0) {
        return 'waits: none, as calls are made once';
    }
    const total = all.reduce((sum, each) => sum + each, 0);
    return `waits: ${inTurn(all)}, at most ${wait(total)} in all${jitterInWords(profile)}`;
}

function inTurn(all) {
    const shown = all.length <= 5 ? all : all.slice(0, 3);
    const last = all.length <= 5 ? '' : ` ... ${wait(all.at(-1))}`;
    if (shown.every((each) => each < 10_000)) {
        return `${shown.map(number).join(', ')}${last || ' ms'}`;
    }
    return shown.map(wait).join(', ') + last;
}

function jitterInWords({jitter, jitterMode}) {
    if (jitterMode === 'full') {
        return ', each a random part of that';
    }
    return jitter > 0 ? `, plus up to ${number(jitter * 100)} % of jitter` : '';
}

/** A bar for each wait. What is left to chance is pale: on top of the wait, or all of it. */
export function drawWaits(drawing, profile) {
    const all = waits(profile);
    const isFull = profile.jitterMode === 'full';
    const most = Math.max(...all, 1e-9) * (isFull ? 1 : 1 + profile.jitter);
    const width = 100 / Math.max(all.length, 8);
    drawing.setAttribute('viewBox', '0 0 100 30');
    drawing.replaceChildren(
        ...all.flatMap((each, index) => {
            const bar = (from, to, className) => {
                const [top, bottom] = [30 - (30 * to) / most, 30 - (30 * from) / most];
                return shape('rect', {x: index * width, y: top, width: width * 0.8, height: bottom - top, class: className});
            };
            return isFull
                ? [bar(0, each, 'chance')]
                : [bar(0, each, 'sure'), bar(each, each * (1 + profile.jitter), 'chance')];
        }),
    );
}
