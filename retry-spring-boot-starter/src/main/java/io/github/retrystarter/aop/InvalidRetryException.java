package io.github.retrystarter.aop;

/**
 * Stops the start: says where the mistake is, what is wrong, and what to do about it.
 *
 * @since 0.1.0
 */
public final class InvalidRetryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String description;
    private final String action;

    /**
     * @param description names the method or property and says what is wrong with it
     * @param action what to do
     */
    public InvalidRetryException(String description, String action) {
        super(description + " " + action);
        this.description = description;
        this.action = action;
    }

    /** Names the method or property and says what is wrong with it. */
    public String description() {
        return description;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
