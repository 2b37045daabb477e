package io.seaworthy.e2e.fuzz;

import io.seaworthy.e2e.process.CommandOutcome;

/**
 * What the fuzzer found.
 *
 * @param clean no server error and no violation of the contract, and the run itself had no error
 * @param text everything it printed
 */
public record FuzzReport(boolean clean, String text) {

    static FuzzReport of(CommandOutcome outcome) {
        return new FuzzReport(outcome.exit() == 0, (outcome.stdout() + "\n" + outcome.stderr()).strip());
    }

    /** The counts at the end. */
    public String summary() {
        var at = text.lastIndexOf(" SUMMARY ");
        return at < 0 ? text : text.substring(text.lastIndexOf('\n', at) + 1);
    }
}
