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

const LOST = 'The connection broke before the run was over. If the application has gone on, its result is in the table.';

/** The longest run, and some time to answer. */
const PATIENCE = 90_000;

const cards = find('#scenarios .cards');
const asking = new WeakSet();
let isBusy = false;

/** Shows the scenarios, once the application is there. Forms that are there stay as they are filled in. */
export function showScenarios({scenarios, bounds}) {
    for (const scenario of scenarios) {
        if (!find(`[data-scenario=${CSS.escape(scenario.name)}]`, cards)) {
            cards.append(form(scenario, bounds));
        }
    }
    unsay(LOST);
}

/** Offers the profiles beside the one that is annotated. */
export function offerProfiles(names) {
    for (const card of cards.children) {
        const select = find('select', card);
        const offered = JSON.stringify(names);
        // else a list that is open would close
        if (card.dataset.offered !== offered) {
            card.dataset.offered = offered;
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
    }
    if (!isBusy) {
        unsay(BUSY);
    }
}

function unsay(words) {
    for (const problem of cards.querySelectorAll('.problem')) {
        if (problem.textContent === words) {
            say(problem);
        }
    }
}

function form(scenario, bounds) {
    const card = copy('scenario');
    card.dataset.scenario = scenario.name;
    card.dataset.annotated = scenario.profile;
    const title = find('h3', card);
    title.textContent = titleOf(scenario.name);
    title.id = `scenario-${cards.children.length}`;
    card.setAttribute('aria-labelledby', title.id);
    find('.about', card).textContent = ABOUT[scenario.name] ?? '';
    tieLabels(card, title.id);
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
    if (asking.has(card)) {
        return;
    }
    const problem = isBusy ? BUSY : mistake(card);
    say(find('.problem', card), problem);
    if (!problem) {
        asking.add(card);
        await post(path(card), undefined, PATIENCE).catch((refusal) => say(find('.problem', card), inWords(refusal)));
        asking.delete(card);
    }
}

function path({dataset, elements: {writers, updates, profile}}) {
    const load = new URLSearchParams({writers: writers.valueAsNumber, updates: updates.valueAsNumber});
    return `scenarios/${encodeURIComponent(dataset.scenario)}?${[load, profile.value].filter(String).join('&')}`;
}

function inWords({isLost, status, message}) {
    if (isLost) {
        return LOST;
    }
    return status === 409 ? BUSY : message;
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
