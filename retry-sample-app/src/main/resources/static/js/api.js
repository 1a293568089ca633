/** Requests to this application, and in words what has gone wrong with them. */

const PATIENCE = 10_000;

const LOST = `This page has lost its application at ${location.host}. It asks again every second.`;

const GARBLED = 'What was answered is not JSON, so it may not come from the application. '
    + 'Look at what is between it and this page, such as a proxy.';

/** For answers without a reason of their own. */
const WORDS = {
    401: 'This application wants to know who you are. Load the page again, and log in.',
    403: 'Your user may look but not change: that takes the role OPERATOR.',
    405: 'Retries can only be looked at here: the endpoint is read-only. '
        + 'To change them, start the application with --spring.profiles.active=demo.',
};

/** A request that came to nothing. Its message is for the reader of the page. */
export class Refused extends Error {
    constructor(words, {status = 0, isLost = false} = {}) {
        super(words);
        this.status = status;
        this.isLost = isLost;
    }
}

export const getJson = (path) => send('GET', path, {read: (response) => response.json()});

export const getText = (path) => send('GET', path);

export const post = (path, body, patience) => send('POST', path, {body, patience});

export const remove = (path) => send('DELETE', path);

async function send(method, path, {body, patience = PATIENCE, read = (response) => response.text()} = {}) {
    const headers = method === 'GET' ? {} : {'Content-Type': 'application/json', ...token()};
    try {
        const response = await fetch(path, {
            method,
            headers,
            body: body && JSON.stringify(body),
            // a connection may be dead without anybody having closed it
            signal: AbortSignal.timeout(patience),
        });
        if (!response.ok) {
            throw await refusal(response);
        }
        return await read(response);
    } catch (failure) {
        throw failure instanceof Refused ? failure : inWords(failure);
    }
}

const inWords = (failure) => (failure instanceof SyntaxError ? new Refused(GARBLED) : new Refused(LOST, {isLost: true}));

/** What Spring Security wants of writes, where it is there. */
function token() {
    const value = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
    return value ? {'X-XSRF-TOKEN': decodeURIComponent(value)} : {};
}

/** Problem details have the reason in `detail`, the endpoint `retry` in `message`. */
async function refusal(response) {
    const {status} = response;
    const {detail, message} = (await response.json().catch(() => null)) ?? {};
    const told = detail ?? WORDS[status] ?? message ?? `The application answered ${status} and did not say why.`;
    // Spring's own reason for a 405 has no remedy
    return new Refused(status === 405 ? WORDS[status] : told, {status});
}
