/** The switch for all retries. */

import {post} from './api.js';
import {find, say} from './dom.js';
import {complain, settle} from './problems.js';

const OFF = 'Retries are switched off: every call is made once.';

const button = find('#kill-switch');
let lastChange = 0;

/** Shows whether retries were on when the application was asked. */
export function showSwitch(isOn, asked) {
    if (asked < lastChange) {
        return;
    }
    button.setAttribute('aria-checked', isOn);
    find('.word', button).textContent = isOn ? 'on' : 'off';
    say(find('#retries-off'), isOn ? '' : OFF);
}

export function allowSwitch(allowed) {
    button.disabled = !allowed;
}

button.addEventListener('click', async () => {
    const isOn = button.getAttribute('aria-checked') !== 'true';
    lastChange = Infinity;
    try {
        await post('actuator/retry', {enabled: isOn});
        settle('switch');
        lastChange = 0;
        showSwitch(isOn, 0);
    } catch (refusal) {
        complain('switch', refusal.message);
    }
    lastChange = performance.now();
});
