/** What the page shows of a second: the difference of two scrapes. */

import {growth, sum, sumsBy} from './metrics.js';

/** What is asked for of /actuator/prometheus: names of meters, without the endings that their samples have. */
export const METERS = ['retry_calls', 'retry_attempts', 'retry_backoff_seconds', 'retry_waiting', 'sample_calls'];

/** Gauges, such as what waits, do not grow. */
const isCounter = ({name}) => /_(total|sum)$/.test(name);

/** @param scrape the time in seconds (`at`) and the `samples` */
export function reading(before, after) {
    const grown = growth(before.samples, after.samples.filter(isCounter));
    const elapsed = after.at - before.at;
    const perSecond = (value) => value / elapsed;
    return {
        at: after.at,
        attempts: attempts(grown, perSecond),
        share: shares(grown),
        backoff: perSecond(sum(grown, 'retry_backoff_seconds_sum')),
        waiting: sumsBy(after.samples, 'retry_waiting', 'profile'),
        calls: {
            rates: mapValues(sumsBy(grown, 'retry_calls_total', 'outcome'), perSecond),
            totals: sumsBy(after.samples, 'retry_calls_total', 'outcome'),
        },
    };
}

/** The starter does not see calls without retry. Each is one attempt, so they are added. */
function attempts(grown, perSecond) {
    const of = (outcome, result) => perSecond(sum(grown, 'retry_attempts_total', {outcome}) + unretried(grown, {result}));
    return {success: of('success', 'applied'), failure: of('failure', 'failed')};
}

const unretried = (grown, labels) => sum(grown, 'sample_calls_total', {retry: 'false', ...labels});

/** Null where there were no calls, as no share of nothing is right. */
function shares(grown) {
    const calls = (labels) => sum(grown, 'retry_calls_total', labels);
    const first = calls({outcome: 'success'});
    const retried = calls({});
    return {
        atFirst: shareOf(first + unretried(grown, {result: 'applied'}), retried + unretried(grown, {})),
        inTheEnd: shareOf(first + calls({outcome: 'success_after_retry'}), retried),
    };
}

const shareOf = (part, all) => (all > 0 ? (100 * part) / all : null);

const mapValues = (object, change) =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
