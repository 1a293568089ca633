/** The settings of a profile that have a control. */

import {millis} from './text.js';

/** Of each control, what it sends and what it says. */
export const SETTINGS = {
    steps: {read: Number, write: String, words: (value) => `${value}`},
    duration: {read: (value) => `${value}ms`, write: millis, words: (value) => value.replace(/(?<=\d)(?=[a-z])/, ' ')},
    factor: {read: Number, write: String, words: (value) => `× ${value}`},
    jitter: {read: Number, write: String, words: (value) => `${Math.round(value * 100)} %`},
    jitterMode: {read: String, write: String},
    cap: {read: (value) => (value === '' ? null : `${value}ms`), write: (value) => (value === null ? '' : millis(value))},
};
