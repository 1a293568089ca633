/** Looks at the application once a second, and hands what there is to the parts of the page. */

import {getJson, getText} from './api.js';
import {Chart} from './charts.js';
import {find} from './dom.js';
import {History, TOO_LONG} from './history.js';
import {parse} from './metrics.js';
import {showOutcomes} from './outcomes.js';
import {complain, settle} from './problems.js';
import {allowChanges, markProfile, nameUses, showProfiles} from './profiles.js';
import {METERS, reading} from './readings.js';
import {showResults} from './results.js';
import {follow, showOutcome, showProgress} from './run.js';
import {markRunning, offerProfiles, showScenarios} from './scenarios.js';
import {allowSwitch, showSwitch} from './switch.js';
import {VIEWS, waitingView} from './views.js';

const SECOND = 1000;
const STATES = {connecting: 'Connecting', live: 'Connected', gone: 'No connection'};
const SCRAPE = `actuator/prometheus?${METERS.map((name) => `includedNames=${name}`).join('&')}`;

const history = new History();
const charts = Object.entries(VIEWS).map(([name, view]) => new Chart(name, view));
const now = () => (performance.timeOrigin + performance.now()) / SECOND;
let state = 'connecting';
let before = null;

async function look() {
    const began = performance.now();
    try {
        await (state === 'live' ? Promise.all([readProfiles(), readMeters()]) : meet());
        enter('live');
        settle('connection');
    } catch (refusal) {
        history.interrupt(now());
        before = null;
        enter(refusal.isLost ? 'gone' : state);
        complain('connection', refusal.message);
    }
    if (state === 'gone') {
        showRunning(null);
    }
    charts.forEach((chart) => chart.draw(history, now()));
    setTimeout(look, Math.max(SECOND / 10, SECOND - (performance.now() - began)));
}

function enter(next) {
    state = next;
    const status = find('#status');
    if (status.dataset.state !== state) {
        status.dataset.state = state;
        status.textContent = STATES[state];
    }
}

/** Who is there may be another than the one that has gone. */
async function meet() {
    const sample = await getJson('sample');
    find('#instance').textContent = sample.instance;
    document.title = `Retries, live: ${sample.instance}`;
    showScenarios(sample);
    const names = await readProfiles();
    nameUses(sample.scenarios);
    allowChanges(sample.steering);
    allowSwitch(sample.steering);
    if (charts.length === Object.keys(VIEWS).length) {
        charts.push(new Chart('waiting', waitingView(names)));
    }
    await readMeters();
    await readResults();
}

async function readProfiles() {
    const asked = performance.now();
    const {enabled, profiles} = await getJson('actuator/retry');
    showSwitch(enabled, asked);
    showProfiles(profiles, asked);
    offerProfiles(Object.keys(profiles));
    return Object.keys(profiles);
}

async function readMeters() {
    const scrape = {samples: parse(await getText(SCRAPE)), at: now()};
    if (before && scrape.at - before.at < TOO_LONG) {
        const second = reading(before, scrape);
        history.add(second);
        showOutcomes(second.calls);
    } else {
        history.interrupt(scrape.at);
    }
    before = scrape;
}

async function readResults() {
    const results = await getJson('results');
    showResults(results);
    showOutcome(results[0]);
}

function showRunning(running) {
    showProgress(running);
    markRunning(running);
    markProfile(running?.profile ?? null);
}

let resultsShown = -1;

follow(({running, results}) => {
    showRunning(running);
    if (results !== resultsShown) {
        resultsShown = results;
        // a lost application is looked for, and asked for its results, anyway
        readResults().catch(() => (resultsShown = -1));
    }
});

look();
