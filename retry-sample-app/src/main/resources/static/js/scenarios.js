/** A form for each scenario. */

import {post} from './api.js';
import {copy, element, find, say, tieLabels} from './dom.js';
import {count, titleOf} from './text.js';

const ABOUT = {
    audit: 'Many writers set the audit log of one user row; who comes second has to try again.',
    stock: 'Many reserve the same item at once, and nobody may get what is already gone.',
    quotes: 'A flaky API: of ten requests it answers one, five get a 503, four are cut off.',
};

const BUSY = 'Another run is under way. Wait until it is over, or stop it.';

const cards = find('#scenarios .cards');
let isBusy = false;

/** Shows the scenarios. Forms that are there stay as they are filled in. */
export function showScenarios({scenarios, bounds}) {
    for (const scenario of scenarios) {
        if (!find(`[data-scenario=${scenario.name}]`, cards)) {
            cards.append(form(scenario, bounds));
        }
    }
}

/** Offers the profiles beside the one that is annotated. */
export function offerProfiles(names) {
    for (const card of cards.children) {
        const select = find('select', card);
        const isComplete = select.options.length === names.length + 1;
        if (!isComplete) {
            const {value} = select;
            select.replaceChildren(...choices(card.dataset.annotated, names));
            select.value = value;
        }
    }
}

/** @param running what is run, null if nothing is */
export function markRunning(running) {
    isBusy = running !== null;
    for (const card of cards.children) {
        card.classList.toggle('running', card.dataset.scenario === running?.scenario);
        find('button', card).setAttribute('aria-disabled', isBusy);
        if (!isBusy && find('.problem', card).textContent === BUSY) {
            say(find('.problem', card));
        }
    }
}

function form(scenario, bounds) {
    const card = copy('scenario');
    card.dataset.scenario = scenario.name;
    card.dataset.annotated = scenario.profile;
    const title = find('h3', card);
    title.textContent = titleOf(scenario.name);
    title.id = `scenario-${scenario.name}`;
    card.setAttribute('aria-labelledby', title.id);
    find('.about', card).textContent = ABOUT[scenario.name] ?? '';
    tieLabels(card, scenario.name);
    for (const field of ['writers', 'updates']) {
        card.elements[field].value = scenario[field];
        card.elements[field].max = bounds[field];
    }
    card.elements.profile.append(...choices(scenario.profile, []));
    card.addEventListener('submit', (event) => {
        event.preventDefault();
        run(card);
    });
    return card;
}

/** The value of a choice is what it adds to the query. */
function choices(annotated, names) {
    const others = names.filter((name) => name !== annotated);
    return [
        element('option', {value: '', textContent: `as annotated: ${annotated}`}),
        ...others.map((name) => element('option', {value: `profile=${encodeURIComponent(name)}`, textContent: name})),
        element('option', {value: 'retry=false', textContent: 'without retry'}),
    ];
}

async function run(card) {
    const problem = find('.problem', card);
    say(problem, isBusy ? BUSY : mistake(card));
    if (!problem.hidden) {
        return;
    }
    const {writers, updates, profile} = card.elements;
    const load = new URLSearchParams({writers: writers.value, updates: updates.value});
    await post(`scenarios/${card.dataset.scenario}?${[load, profile.value].filter(String).join('&')}`).catch((refusal) =>
        say(problem, refusal.isLost ? 'The application has gone, and the run with it.' : refusal.message));
}

/** What is wrong with the numbers, in words. */
function mistake({elements: {writers, updates}}) {
    const fields = [[writers, 'Writers'], [updates, 'Updates']];
    for (const [field] of fields) {
        field.setAttribute('aria-invalid', !field.checkValidity());
    }
    const [field, name] = fields.find(([each]) => !each.checkValidity()) ?? [];
    field?.focus();
    return field ? `${name} must be a whole number from 1 to ${count(field.max)}.` : '';
}
