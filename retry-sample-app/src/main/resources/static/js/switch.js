/** The switch for all retries. */

import {post} from './api.js';
import {find, say} from './dom.js';
import {complainOf, settle} from './problems.js';

const OFF = 'Retries are switched off: every call is made once.';

const button = find('#kill-switch');
let isPending = false;
let lastChange = 0;

/** Shows whether retries were on when the application was asked. */
export function showSwitch(isOn, asked) {
    if (!isPending && asked >= lastChange) {
        show(isOn);
    }
}

export function allowSwitch(allowed) {
    button.disabled = !allowed;
}

function show(isOn) {
    if (button.getAttribute('aria-checked') !== String(isOn)) {
        settle('switch');
    }
    button.setAttribute('aria-checked', isOn);
    find('.word', button).textContent = isOn ? 'on' : 'off';
    say(find('#retries-off'), isOn ? '' : OFF);
}

async function turn(isOn) {
    settle('switch');
    try {
        await post('actuator/retry', {enabled: isOn});
        show(isOn);
    } catch (refusal) {
        complainOf('switch', refusal);
    }
}

button.addEventListener('click', async () => {
    // a second press would ask for what the first has asked for
    if (!isPending) {
        isPending = true;
        await turn(button.getAttribute('aria-checked') !== 'true');
        isPending = false;
        lastChange = performance.now();
    }
});
