/** The settings of a profile that have a control. */

import {millis, number} from './text.js';

/** A slider that is free of steps gives more digits than anybody means. */
const hundredths = ({valueAsNumber}) => Math.round(valueAsNumber * 100) / 100;

/** Of each control, what it sends and what it says. */
export const SETTINGS = {
    steps: {read: ({valueAsNumber}) => valueAsNumber, write: String, words: (value) => `${value}`},
    duration: {
        read: ({valueAsNumber}) => `${Math.round(valueAsNumber)}ms`,
        write: millis,
        words: (value) => value.replace(/(?<=\d)(?=[a-z])/, ' '),
    },
    factor: {read: hundredths, write: String, words: (value) => `× ${value}`},
    jitter: {read: hundredths, write: String, words: (value) => `${number(value * 100)} %`},
    jitterMode: {read: ({value}) => value, write: String},
    cap: {
        read: ({value, valueAsNumber}) => (value === '' ? null : `${valueAsNumber}ms`),
        write: (value) => (value === null ? '' : millis(value)),
        mistake: 'Cap must be a whole number of milliseconds, or empty for none.',
    },
};
