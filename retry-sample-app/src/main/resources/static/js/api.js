/** Requests to this application, and in words what has gone wrong with them. */

const PATIENCE = 10_000;

const LOST = `This page has lost its application at ${location.host}. It asks again every second.`;

const WORDS = {
    401: 'This application wants to know who you are. Load the page again, and log in.',
    403: 'Your user may look but not change: that takes the role OPERATOR.',
    405: 'Retries can only be looked at here: the endpoint is read-only. '
        + 'To change them, start the application with --spring.profiles.active=demo.',
};

/** A request that came to nothing. Its message is for the reader of the page. */
export class Refused extends Error {
    constructor(words, isLost = false) {
        super(words);
        this.isLost = isLost;
    }
}

export const getJson = async (path) => (await send('GET', path)).json();

export const getText = async (path) => (await send('GET', path)).text();

export const post = (path, body) => send('POST', path, body);

export const remove = (path) => send('DELETE', path);

async function send(method, path, body) {
    const response = await answerTo(method, path, body);
    if (!response.ok) {
        throw new Refused(WORDS[response.status] ?? (await reason(response)));
    }
    return response;
}

async function answerTo(method, path, body) {
    try {
        return await fetch(path, {
            method,
            headers: method === 'GET' ? {} : {'Content-Type': 'application/json', ...token()},
            body: body && JSON.stringify(body),
            // the answer to a POST may take as long as a run
            signal: method === 'GET' ? AbortSignal.timeout(PATIENCE) : null,
        });
    } catch {
        throw new Refused(LOST, true);
    }
}

/** What Spring Security wants of writes, where it is there. */
function token() {
    const value = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
    return value ? {'X-XSRF-TOKEN': decodeURIComponent(value)} : {};
}

/** Problem details have it in `detail`, the endpoint `retry` in `message`. */
async function reason(response) {
    const problem = await response.json().catch(() => ({}));
    return problem.detail ?? problem.message ?? `The application answered ${response.status} and did not say why.`;
}
