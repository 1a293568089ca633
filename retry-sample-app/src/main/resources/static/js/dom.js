/** Short ways to find and to make elements. */

export const find = (selector, root = document) => root.querySelector(selector);

/** A copy of what the template with this id holds. */
export const copy = (id) => find(`template#${id}`).content.firstElementChild.cloneNode(true);

export function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
}

/** An element of a drawing. */
export function shape(tag, attributes) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, value);
    }
    return made;
}

/** Ties the labels to their controls, by ids that begin with the name of the form they are in. */
export function tieLabels(form, name) {
    for (const label of form.querySelectorAll('label')) {
        const control = find('input, select', label.parentElement);
        control.id = `${name}-${control.name}`;
        label.htmlFor = control.id;
    }
}

/** Shows text, or hides its element where there is none. Screen readers hear only what has changed. */
export function say(place, words = '') {
    if (place.textContent !== words) {
        place.textContent = words;
    }
    place.hidden = words === '';
}
