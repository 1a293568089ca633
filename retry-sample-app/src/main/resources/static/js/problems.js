/** What is wrong with the page as a whole. Each part of the page has one line at most. */

import {find, say} from './dom.js';

const lines = new Map();

export function complain(part, words) {
    lines.set(part, words);
    show();
}

/** That the connection is lost has a line of its own. */
export function complainOf(part, refusal) {
    if (!refusal.isLost) {
        complain(part, refusal.message);
    }
}

export function settle(part) {
    if (lines.delete(part)) {
        show();
    }
}

function show() {
    say(find('#problem'), [...new Set(lines.values())].join(' '));
}
