package io.seaworthy.agent.helm;

import java.io.IOException;

/**
 * A record that cannot be understood. Its message completes the sentence "Secret shop/web.v3 …" and never quotes the
 * record.
 */
final class BrokenRecord extends IOException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    BrokenRecord(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** Damaged beyond what a setting could help: look, restore or remove. */
    static BrokenRecord damaged(String reason) {
        return new BrokenRecord(
                reason,
                "Compare it with the revision before; restore it from a backup, or delete it if it is a leftover.");
    }

    /** What a person should do about it. */
    String remedy() {
        return remedy;
    }
}
