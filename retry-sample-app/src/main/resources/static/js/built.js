/** What this page is built of. An application that comes back with other profiles or scenarios wants another page. */

const built = {};

export function buildOf(part, names) {
    const text = JSON.stringify([...names].sort());
    built[part] ??= text;
    if (built[part] !== text) {
        location.reload();
    }
}
