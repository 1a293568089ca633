/** A card for each profile. */

import {Card} from './card.js';
import {find, say} from './dom.js';
import {titleOf} from './text.js';

const READ_ONLY =
    "The endpoint 'retry' is read-only in this application, so profiles and the switch can only be looked at. "
    + 'To change them, start it with --spring.profiles.active=demo.';

const cards = new Map();

/** Shows the profiles as the application had them when it was asked, but for those that have changed since. */
export function showProfiles(profiles, asked) {
    for (const [name, profile] of Object.entries(profiles)) {
        if (!cards.has(name)) {
            cards.set(name, new Card(name, cards.size));
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
