/** Draws the lines of a view over the last minute. The legend has the numbers as text, of now or of the time pointed at. */

/* global uPlot: it comes before this, from its WebJar */

import {find} from './dom.js';
import {LENGTH} from './history.js';
import {Legend} from './legend.js';
import {number} from './text.js';

/** Whether the library that draws is there. */
export const canDraw = typeof uPlot !== 'undefined';

const charts = new Set();

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class Chart {
    #plot;
    #view;
    #legend;
    #box;
    #title;
    #end = Date.now() / 1000;

    constructor(name, view) {
        const figure = find(`[data-chart=${name}]`);
        this.#view = view;
        this.#box = find('.plot', figure);
        this.#title = find('h3', figure).textContent;
        this.#legend = new Legend(view);
        find('.legend', figure)?.remove();
        figure.append(this.#legend.list);
        this.#box.replaceChildren();
        this.#plot = new uPlot(this.#options(), [[], ...view.lines.map(() => [])], this.#box);
        new ResizeObserver(() => this.#plot.setSize(this.#size())).observe(this.#box);
        charts.add(this);
    }

    draw(history, now) {
        this.#end = now;
        this.#plot.setData([history.times(), ...this.#view.lines.map(({of}) => history.values(of))]);
        this.#tell(this.#plot.cursor.idx);
        this.#box.setAttribute('aria-label', `${this.#title}, the last minute. Now: ${this.#legend.text(this.#plot.data)}.`);
    }

    recolour() {
        this.#plot.redraw(false, true);
    }

    #tell(index) {
        this.#legend.show(this.#plot.data, index);
    }

    #size() {
        return {width: this.#box.clientWidth, height: this.#box.clientHeight};
    }

    #options() {
        const {lines, between, range, least, tick = number, steps} = this.#view;
        return {
            ...this.#size(),
            legend: {show: false},
            padding: [8, 16, 0, 0],
            cursor: {y: false, drag: {x: false, y: false}, sync: {key: 'minute'}, points: {size: 7}},
            scales: {
                x: {time: false, range: () => [this.#end - LENGTH, this.#end]},
                y: {range: range ? () => range : (plot, low, high) => [0, Math.max(least, high * 1.08)]},
            },
            axes: [this.#timeAxis(), axis({size: 46, space: 34, ...(steps && {incrs: steps}), values: (plot, ticks) => ticks.map(tick)})],
            series: [{}, ...lines.map(series)],
            bands: between ? [{series: [1, 2], fill: () => colour('--gain')}] : [],
            hooks: {setCursor: [(plot) => this.#tell(plot.cursor.idx)]},
        };
    }

    #timeAxis() {
        return axis({
            size: 24,
            splits: () => [60, 45, 30, 15, 0].map((ago) => this.#end - ago),
            values: () => ['60 s ago', '45', '30', '15', 'now'],
        });
    }
}

function axis(options) {
    return {
        stroke: () => colour('--muted'),
        font: '11px system-ui, sans-serif',
        grid: {stroke: () => colour('--hair'), width: 1},
        ticks: {show: false},
        gap: 6,
        ...options,
    };
}

function series({colour: name, dash, fill}) {
    return {
        stroke: () => colour(name),
        fill: fill ? () => colour('--gain') : undefined,
        width: 2,
        dash,
        points: {show: false, size: 5, fill: () => colour(name), filter: lonely},
    };
}

/** A point between two gaps has no line, and is drawn as a point. */
function lonely(plot, index) {
    const values = plot.data[index];
    const missing = (place) => values[place] === null || values[place] === undefined;
    return [...values.keys()].filter((place) => !missing(place) && missing(place - 1) && missing(place + 1));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach((chart) => chart.recolour()));
