/** A card for each profile. What is moved on it is sent, and then what the application says is shown. */

import {Changes} from './changes.js';
import {copy, find, say, tieLabels} from './dom.js';
import {SETTINGS} from './settings.js';
import {titleOf} from './text.js';
import {drawWaits, waitsInWords} from './waits.js';

const READ_ONLY =
    "The endpoint 'retry' is read-only in this application, so profiles and the switch can only be looked at. "
    + 'To change them, start it with --spring.profiles.active=demo.';

const cards = new Map();

/** Shows the profiles as the application had them when it was asked, but for those that have changed since. */
export function showProfiles(profiles, asked) {
    for (const [name, profile] of Object.entries(profiles)) {
        if (!cards.has(name)) {
            cards.set(name, new Card(name));
        }
        cards.get(name).offer(profile, asked);
    }
}

export function allowChanges(allowed) {
    say(find('#read-only'), allowed ? '' : READ_ONLY);
    cards.forEach((card) => card.allow(allowed));
}

/** Says on each card which scenario is annotated with its profile. */
export function nameUses(scenarios) {
    cards.forEach((card, profile) =>
        card.nameUses(scenarios.filter((scenario) => scenario.profile === profile).map(({name}) => titleOf(name))));
}

/** @param running name of the profile that a run is made with, null if there is none */
export function markProfile(running) {
    cards.forEach((card, profile) => card.mark(profile === running));
}

class Card {
    #form = copy('profile');
    #changes;
    #profile;

    constructor(name) {
        this.#form.dataset.profile = name;
        const title = find('h3', this.#form);
        title.textContent = name;
        title.id = `profile-${name}`;
        this.#form.setAttribute('aria-labelledby', title.id);
        tieLabels(this.#form, name);
        this.#changes = new Changes(`actuator/retry/${encodeURIComponent(name)}`, {
            done: (profile) => this.#show(profile),
            refused: (refusal) => this.#complain(refusal),
        });
        for (const control of this.#form.querySelectorAll('input, select')) {
            // half a number is not yet meant
            const moved = control.type === 'number' ? 'change' : 'input';
            control.addEventListener(moved, () => this.#move(control));
        }
        this.#control('reset').addEventListener('click', () => this.#reset());
        find('#profiles .cards').append(this.#form);
    }

    allow(allowed) {
        this.#form.disabled = !allowed;
    }

    nameUses(titles) {
        find('.use', this.#form).textContent = titles.join(', ');
    }

    mark(isRunning) {
        this.#form.classList.toggle('running', isRunning);
    }

    offer(profile, asked) {
        if (!this.#changes.mayHaveMissed(asked) && JSON.stringify(profile) !== JSON.stringify(this.#profile)) {
            this.#show(profile);
        }
    }

    /** That the application is gone is said on top of the page, and the slider goes back when it has returned. */
    #complain(refusal) {
        if (!refusal.isLost) {
            say(find('.problem', this.#form), refusal.message);
        }
    }

    #reset() {
        say(find('.problem', this.#form));
        this.#changes.reset();
        this.#control('steps').focus();
    }

    #move(control) {
        say(find('.problem', this.#form));
        const value = SETTINGS[control.name].read(control.value);
        this.#draw({...this.#profile, [control.name]: value});
        this.#changes.make(control.name, value);
    }

    #show(profile) {
        for (const [name, {write}] of Object.entries(SETTINGS)) {
            const control = this.#control(name);
            const value = write(profile[name]);
            if (control.type === 'range') {
                control.max = Math.max(control.max, value);
            }
            control.value = value;
        }
        find('.badge', this.#form).hidden = !profile.changed;
        this.#control('reset').hidden = !profile.changed;
        this.#draw(profile);
    }

    #draw(profile) {
        this.#profile = profile;
        for (const slider of this.#form.querySelectorAll('[type=range]')) {
            const words = SETTINGS[slider.name].words(profile[slider.name]);
            slider.setAttribute('aria-valuetext', words);
            find('.value', slider.parentElement).textContent = words;
        }
        find('[data-value=waits]', this.#form).textContent = waitsInWords(profile);
        drawWaits(find('.waits', this.#form), profile);
    }

    #control(name) {
        return find(`[name=${name}]`, this.#form);
    }
}
