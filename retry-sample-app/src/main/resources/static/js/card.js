/** The card of a profile. What is moved on it is sent, and then what the application says is shown. */

import {Changes} from './changes.js';
import {copy, find, say, tieLabels} from './dom.js';
import {SETTINGS} from './settings.js';
import {place} from './slider.js';
import {drawWaits, waitsInWords} from './waits.js';

export class Card {
    #form = copy('profile');
    #changes;
    #profile;
    #typed = null;

    /** @param number its own, as a name may have what an id may not */
    constructor(name, number) {
        this.#form.dataset.profile = name;
        const title = find('h3', this.#form);
        title.textContent = name;
        title.id = `profile-${number}`;
        this.#form.setAttribute('aria-labelledby', title.id);
        tieLabels(this.#form, title.id);
        this.#changes = new Changes(`actuator/retry/${encodeURIComponent(name)}`, {
            done: (profile) => this.#show(profile),
            refused: (refusal) => this.#complain(refusal),
        });
        for (const control of this.#form.querySelectorAll('[type=range], select')) {
            control.addEventListener('input', () => this.#move(control));
        }
        this.#listenToTyping(this.#control('cap'));
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

    /** Half a number is not yet meant, and is left as it is until it is whole. */
    #listenToTyping(field) {
        field.addEventListener('input', () => (this.#typed = field));
        field.addEventListener('change', () => {
            this.#typed = null;
            this.#move(field);
        });
        field.addEventListener('blur', () => {
            this.#typed = null;
            // no change to the browser, as it had no number before either
            if (field.validity.badInput) {
                this.#move(field);
            }
        });
    }

    #reset() {
        say(find('.problem', this.#form));
        this.#changes.reset();
        this.#control('steps').focus();
    }

    /** What cannot be read is not sent: as no cap it would take the cap away. */
    #move(control) {
        const {read, mistake} = SETTINGS[control.name];
        const isRight = control.checkValidity();
        control.setAttribute('aria-invalid', !isRight);
        say(find('.problem', this.#form), isRight ? '' : mistake);
        if (isRight) {
            const value = read(control);
            this.#draw({...this.#profile, [control.name]: value});
            this.#changes.make(control.name, value);
        }
    }

    #show(profile) {
        for (const [name, {write}] of Object.entries(SETTINGS)) {
            this.#fill(this.#control(name), write(profile[name]));
        }
        find('.badge', this.#form).hidden = !profile.changed;
        this.#control('reset').hidden = !profile.changed;
        this.#draw(profile);
    }

    #fill(control, value) {
        if (control.type === 'range') {
            place(control, value);
        } else if (control !== this.#typed) {
            if (control.getAttribute('aria-invalid') === 'true') {
                control.setAttribute('aria-invalid', false);
                say(find('.problem', this.#form));
            }
            control.value = value;
        }
    }

    #draw(profile) {
        for (const slider of this.#form.querySelectorAll('[type=range]')) {
            const words = SETTINGS[slider.name].words(profile[slider.name]);
            slider.setAttribute('aria-valuetext', words);
            find('.value', slider.parentElement).textContent = words;
        }
        find('[data-value=waits]', this.#form).textContent = waitsInWords(profile);
        drawWaits(find('.waits', this.#form), profile);
        this.#profile = profile;
    }

    #control(name) {
        return find(`[name=${name}]`, this.#form);
    }
}
