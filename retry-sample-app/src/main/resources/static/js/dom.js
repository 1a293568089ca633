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

/** Ties the labels, and what is said to be wrong, to the controls by ids that begin with a name of the form's own. */
export function tieLabels(form, name) {
    const problem = find('.problem', form);
    problem.id = `${name}-problem`;
    for (const label of form.querySelectorAll('label')) {
        const control = find('input, select', label.parentElement);
        control.id = `${name}-${control.name}`;
        label.htmlFor = control.id;
        control.setAttribute('aria-describedby', problem.id);
    }
}

/**
 * Shows text. Screen readers hear only what has changed, and only in elements that were there before:
 * so one without text is not hidden, but takes no room.
 */
export function say(place, words = '') {
    if (place.textContent !== words) {
        place.textContent = words;
    }
}
