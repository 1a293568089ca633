/** Names the lines of a chart, with their numbers. */

import {element, shape} from './dom.js';

export class Legend {
    #view;
    #numbers = [];
    list = element('ul', {className: 'legend'});

    constructor(view) {
        this.#view = view;
        for (const line of view.lines) {
            const number = element('b');
            number.dataset.series = line.name;
            this.#numbers.push(number);
            this.list.append(element('li', {}, sample(line), `${line.name} `, number));
        }
    }

    /** @param index of the time pointed at, none for now */
    show(data, index) {
        this.#numbers.forEach((number, line) => {
            number.textContent = this.#number(data, line, index);
        });
    }

    text(data) {
        return this.#view.lines.map(({name}, line) => `${name} ${this.#number(data, line)}`).join(', ');
    }

    #number(data, line, index) {
        const value = data[line + 1].at(index ?? -1);
        return this.#view.show(value ?? null);
    }
}

/** A piece of the line as it is drawn. */
function sample({colour, dash}) {
    const line = shape('line', {x1: 0, y1: 5, x2: 26, y2: 5, 'stroke-width': 2.5, 'stroke-dasharray': dash.join(' ')});
    line.style.stroke = `var(${colour})`;
    const drawing = shape('svg', {viewBox: '0 0 26 10', 'aria-hidden': 'true'});
    drawing.append(line);
    return drawing;
}
