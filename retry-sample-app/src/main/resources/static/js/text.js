/** Numbers and durations as people read them. */

const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const fine = new Intl.NumberFormat('en', {maximumFractionDigits: 1});

/** What a scenario is called on the page. */
const TITLES = {audit: 'Audit log', stock: 'Stock', quotes: 'Quotes'};

export const titleOf = (scenario) => TITLES[scenario] ?? scenario;

/** Small numbers with one decimal, as a rate below ten says little without. */
export const number = (value) => (Math.abs(value) < 10 ? fine : whole).format(value);

export const count = (value) => whole.format(value);

/** Never 100 % while one of many has failed, nor 0 % while one has not. */
export function percent(part, all) {
    const share = (100 * part) / all;
    if (part !== all && part !== 0) {
        return `${fine.format(Math.min(99.9, Math.max(0.1, share)))} %`;
    }
    return `${whole.format(share)} %`;
}

export const seconds = (value) => `${value.toFixed(value < 10 ? 2 : 1)} s`;

const UNITS = {ns: 1e-6, us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7};

/** Milliseconds of what is written as in YAML, such as 1500ms or 30s. */
export function millis(duration) {
    const [, amount, unit] = /^([\d.]+)\s*([a-z]*)$/.exec(duration) ?? [];
    return Number(amount) * UNITS[unit || 'ms'];
}

/** Seconds of what is written as in ISO 8601, such as PT1M0.36S. */
export function isoSeconds(duration) {
    const [, hours = 0, minutes = 0, rest = 0] = /^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/.exec(duration);
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

const LONG = [['years', 3.15e10], ['days', 8.64e7], ['hours', 3.6e6], ['min', 6e4], ['s', 1e3]];

/** Milliseconds in a unit that keeps the number short. */
export function wait(value) {
    const [unit, size] = LONG.find(([, least]) => value >= 10 * least) ?? ['ms', 1];
    return `${number(value / size)} ${unit}`;
}
