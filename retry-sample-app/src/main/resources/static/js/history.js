/** The readings of the last minute, and gaps where there were none. */

export const LENGTH = 60;

/** Longer than this without a scrape, and the difference would be no second's reading. */
export const TOO_LONG = 4;

export class History {
    #readings = [];

    add(reading) {
        this.#readings.push(reading);
        this.#readings = this.#readings.filter(({at}) => at >= reading.at - LENGTH - 2);
    }

    /** Ends the lines here, as what follows does not belong to what came before. */
    interrupt(at) {
        if (this.#readings.length > 0) {
            this.add({at});
        }
    }

    times() {
        return this.#readings.map(({at}) => at);
    }

    values(of) {
        return this.#readings.map((reading) => (reading.attempts ? of(reading) ?? null : null));
    }
}
