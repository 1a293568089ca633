/** The waits of a profile, without jitter: as the starter computes them, in whole nanoseconds, step by step. */

import {shape} from './dom.js';
import {millis, number, wait} from './text.js';

const NANOS = 1e6;
const LONGEST = 2 ** 63;

/** So many are drawn, and so many are computed to add them up. */
const DRAWN = 60;
const COMPUTED = 10_000;

/** All waits in milliseconds, without an end. */
function* inTurn({duration, factor, cap}) {
    const most = cap === null ? LONGEST : millis(cap) * NANOS;
    let current = Math.round(millis(duration) * NANOS);
    for (;;) {
        yield current / NANOS;
        current = factor === 0 ? current : Math.min(most, Math.trunc(current * factor));
    }
}

/** The first waits, the last one and their total. There is none after the last step, and not all are known of very many. */
function waits(profile) {
    const count = Math.max(0, profile.steps - 1);
    const found = {count, first: [], last: 0, total: 0, areAll: true};
    let done = 0;
    for (const each of inTurn(profile)) {
        if (done === count || done === COMPUTED) {
            return {...found, areAll: done === count};
        }
        if (done >= DRAWN && each === found.last) {
            // each follows from the one before, so all that come are the same
            return {...found, total: found.total + each * (count - done)};
        }
        if (done < DRAWN) {
            found.first.push(each);
        }
        found.last = each;
        found.total += each;
        done++;
    }
}

export function waitsInWords(profile) {
    const all = waits(profile);
    if (all.count === 0) {
        return 'waits: none, as calls are made once';
    }
    const total = `${all.areAll ? 'at most' : 'more than'} ${wait(all.total)} in all`;
    return `waits: ${listed(all)}, ${total}${jitterInWords(profile)}`;
}

function listed({count, first, last, areAll}) {
    const shown = count <= 5 ? first : first.slice(0, 3);
    const end = count <= 5 ? '' : ` ...${areAll ? ` ${wait(last)}` : ''}`;
    if (shown.every((each) => each < 10_000)) {
        return `${shown.map(number).join(', ')}${end || ' ms'}`;
    }
    return shown.map(wait).join(', ') + end;
}

function jitterInWords({jitter, jitterMode}) {
    if (jitterMode === 'full') {
        return ', each a random part of that';
    }
    return jitter > 0 ? `, plus up to ${number(jitter * 100)} % of jitter` : '';
}

/** A bar for each of the first waits. What is left to chance is pale: on top of the wait, or all of it. */
export function drawWaits(drawing, profile) {
    const {first: all} = waits(profile);
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
