/** Looks at the application once a second, and hands what there is to the parts of the page. */

import {getJson, getText, Refused} from './api.js';
import {buildOf} from './built.js';
import {canDraw, Chart} from './charts.js';
import {find} from './dom.js';
import {History, TOO_LONG} from './history.js';
import {parse} from './metrics.js';
import {showOutcomes, stopRates} from './outcomes.js';
import {complain, settle} from './problems.js';
import {allowChanges, markProfile, nameUses, showProfiles} from './profiles.js';
import {METERS, reading} from './readings.js';
import {readMissingResults, readResults} from './results.js';
import {follow, showProgress} from './run.js';
import {markRunning, offerProfiles, showScenarios} from './scenarios.js';
import {allowSwitch, showSwitch} from './switch.js';
import {VIEWS, waitingView} from './views.js';

const SECOND = 1000;
const STATES = {connecting: 'Connecting', live: 'Connected', gone: 'No connection'};
const SCRAPE = `actuator/prometheus?${METERS.map((name) => `includedNames=${name}`).join('&')}`;

const NO_CHARTS = 'The charts are missing, as their library (uPlot) has not come. Load this page again.';

const history = new History();
const charts = Object.entries(canDraw ? VIEWS : {}).map(([name, view]) => new Chart(name, view));
const now = () => (performance.timeOrigin + performance.now()) / SECOND;
let state = 'connecting';
let before = null;

async function look() {
    const began = performance.now();
    try {
        await ask();
        charts.forEach((chart) => chart.draw(history, now()));
        settle('drawing');
    } catch (failure) {
        settle('connection');
        complain('drawing', `This page could not draw what it was told (${failure.message}). Load it again.`);
    } finally {
        setTimeout(look, Math.max(SECOND / 10, SECOND - (performance.now() - began)));
    }
}

async function ask() {
    try {
        await (state === 'live' ? Promise.all([readProfiles(), readMeters(), readMissingResults()]) : meet());
        enter('live');
        settle('connection');
    } catch (failure) {
        if (!(failure instanceof Refused)) {
            throw failure;
        }
        history.interrupt(now());
        before = null;
        enter(failure.isLost ? 'gone' : state);
        complain('connection', failure.message);
    }
    if (state === 'gone') {
        showRunning(null);
        stopRates();
    }
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
    buildOf('scenarios', sample.scenarios.map(({name}) => name));
    showScenarios(sample);
    const names = await readProfiles();
    nameUses(sample.scenarios);
    allowChanges(sample.steering);
    allowSwitch(sample.steering);
    if (canDraw && charts.length === Object.keys(VIEWS).length) {
        charts.push(new Chart('waiting', waitingView(names)));
    }
    await readMeters();
    await readResults();
    openStream();
}

async function readProfiles() {
    const asked = performance.now();
    const {enabled, profiles} = await getJson('actuator/retry');
    const names = Object.keys(profiles);
    buildOf('profiles', names);
    showSwitch(enabled, asked);
    showProfiles(profiles, asked);
    offerProfiles(names);
    return names;
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

function showRunning(running) {
    showProgress(running);
    markRunning(running);
    markProfile(running?.profile ?? null);
}

let resultsShown = -1;

const openStream = follow(({running, results}) => {
    showRunning(running);
    if (results !== resultsShown) {
        resultsShown = results;
        // if it fails, the next look asks again
        readResults().catch(() => {});
    }
});

if (!canDraw) {
    complain('charts', NO_CHARTS);
}
look();
