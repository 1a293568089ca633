/** Which lines each chart has. Lines differ by colour and by dash, so that no one has to tell colours apart. */

import {number, percent} from './text.js';

const STYLES = [
    {colour: '--line-1', dash: []},
    {colour: '--line-2', dash: [7, 4]},
    {colour: '--line-3', dash: [2, 3]},
    {colour: '--line-4', dash: [9, 3, 2, 3]},
    {colour: '--line-5', dash: [14, 4]},
];

/** When the colours are used up, they come again with other dashes. */
function style(index) {
    const {dash} = STYLES[(index + Math.floor(index / STYLES.length)) % STYLES.length];
    return {colour: STYLES[index % STYLES.length].colour, dash};
}

const styled = (lines) => lines.map((line, index) => ({...style(index), ...line}));

const plain = (value) => (value === null ? 'none' : number(value));

const share = (value) => (value === null ? 'no calls' : percent(value, 100));

export const VIEWS = {
    attempts: {
        show: plain,
        least: 10,
        lines: styled([
            {name: 'success', fill: true, of: ({attempts}) => attempts.success},
            {name: 'failure', of: ({attempts}) => attempts.failure},
        ]),
    },
    share: {
        show: share,
        tick: (value) => `${value} %`,
        range: [0, 100],
        between: true,
        lines: styled([
            {name: 'in the end, with retry', of: (reading) => reading.share.inTheEnd},
            {name: 'at the first attempt', of: (reading) => reading.share.atFirst},
        ]),
    },
    backoff: {
        show: (value) => (value === null ? 'none' : `${number(value)} s`),
        least: 1,
        lines: styled([{name: 'waited per second', fill: true, of: ({backoff}) => backoff}]),
    },
};

/** The chart of what waits has a line for each profile, which only the application knows. */
export const waitingView = (profiles) => ({
    show: plain,
    least: 4,
    steps: [1, 2, 5, 10, 20, 50, 100, 200],
    lines: styled(profiles.map((name) => ({name, of: ({waiting}) => waiting[name]}))),
});
