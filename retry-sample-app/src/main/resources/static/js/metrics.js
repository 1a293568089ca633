/** Reads what Prometheus reads. */

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)})?\s+(\S+)/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** All samples of a scrape in the text format: key, name, labels and value. */
export function parse(text) {
    return text
        .split('\n')
        .filter((line) => line && !line.startsWith('#'))
        .map((line) => SAMPLE.exec(line))
        .filter(Boolean)
        .map(([, name, labels = '', value]) => ({
            key: `${name}{${labels}}`,
            name,
            labels: Object.fromEntries([...labels.matchAll(LABEL)].map(([, label, text]) => [label, unescaped(text)])),
            value: Number(value),
        }));
}

/** A label has a backslash before quotes and backslashes, and n for the end of a line. */
const unescaped = (text) => text.replace(/\\(.)/g, (pair, char) => (char === 'n' ? '\n' : char));

/** How much each counter has grown since the scrape before. One that is lower has begun again at 0, after a restart. */
export function growth(before, after) {
    const old = new Map(before.map((sample) => [sample.key, sample.value]));
    return after.map((sample) => {
        const last = old.get(sample.key) ?? 0;
        return {...sample, value: sample.value < last ? sample.value : sample.value - last};
    });
}

/** The sum over all series of a meter that have these labels. */
export function sum(samples, name, labels = {}) {
    return samples
        .filter((sample) => sample.name === name)
        .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
        .reduce((total, sample) => total + sample.value, 0);
}

/** The sums of a meter for each value of a label. */
export function sumsBy(samples, name, label) {
    const values = new Set(samples.filter((sample) => sample.name === name).map((sample) => sample.labels[label]));
    return Object.fromEntries([...values].map((value) => [value, sum(samples, name, {[label]: value})]));
}
