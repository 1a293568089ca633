/** Sends what is changed of one profile: one request at a time, in order, and of a setting that moves on only the last value. */

import {getJson, post, remove} from './api.js';

const PAUSE = 150;

export class Changes {
    #path;
    #listener;
    #waiting = new Map();
    #timer;
    #sending = Promise.resolve();
    #requests = 0;
    #lastEnd = 0;

    /** @param listener `done` hears what is in force, `refused` why something is not */
    constructor(path, listener) {
        this.#path = path;
        this.#listener = listener;
    }

    /** Whether an answer to what was asked then may be older than a change. */
    mayHaveMissed(asked) {
        return this.#areUnderWay() || asked < this.#lastEnd;
    }

    make(setting, value) {
        this.#waiting.set(setting, value);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#sendWaiting(), PAUSE);
    }

    reset() {
        clearTimeout(this.#timer);
        this.#waiting.clear();
        this.#send(() => remove(this.#path));
    }

    #areUnderWay() {
        return this.#waiting.size > 0 || this.#requests > 0;
    }

    #sendWaiting() {
        const settings = Object.fromEntries(this.#waiting);
        this.#waiting.clear();
        this.#send(() => post(this.#path, settings));
    }

    #send(request) {
        this.#requests++;
        this.#sending = this.#sending.then(() => this.#answer(request));
    }

    async #answer(request) {
        await request().catch(this.#listener.refused);
        const inForce = await getJson(this.#path).catch(this.#listener.refused);
        this.#requests--;
        this.#lastEnd = performance.now();
        if (inForce && !this.#areUnderWay()) {
            this.#listener.done(inForce);
        }
    }
}
