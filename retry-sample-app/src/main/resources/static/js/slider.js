/** A slider has the bounds and steps of the template, unless its value wants others: what it shows shall be what is so. */

const planned = new WeakMap();

export function place(slider, value) {
    if (!planned.has(slider)) {
        const {min, max, step} = slider;
        planned.set(slider, {min, max, step});
    }
    const {min, max, step} = planned.get(slider);
    slider.min = Math.min(min, value);
    slider.max = Math.max(max, value);
    for (const each of [step, 'any']) {
        slider.step = each;
        slider.value = value;
        if (slider.valueAsNumber === Number(value)) {
            return;
        }
    }
}
